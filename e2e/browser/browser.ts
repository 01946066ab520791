import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, ConsoleMessage, Page } from 'playwright-core';

const switches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** CI has two busy cores: a page may take its time, a test fails by its own time limit. */
const patienceMs = 20_000;

export const launchBrowser = (): Promise<Browser> => chromium.launch({ executablePath: '/usr/bin/chromium', args: switches });

export interface Visit {
  page: Page;
  /** Errors in the console and errors nobody caught, of the page and its frames. */
  complaints: string[];
}

/** A page opened signed out asks who it is and, at the same moment, for its list, then for a new session; all answer 401. The simulator’s pages have no icon. */
const isExpected = (message: ConsoleMessage): boolean =>
  isTabOfTaro(message) ||
  (/\/api\/staff\.(?:session\.|customers\.(?:list|fields)$|views\.list$)|\/auth\/renew$|\/favicon\.ico$/.test(message.location().url) &&
    /status of (401|404)/.test(message.text()));

/** The tabs of Taro's H5 are links to nowhere in script, which our policy refuses; the tap itself is heard all the same. */
const isTabOfTaro = (message: ConsoleMessage): boolean =>
  message.text().startsWith('Running the JavaScript URL violates') && message.location().url.includes('/mini/');

/** A fresh browser of a person in China. */
export async function openVisit(browser: Browser, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    ...options,
  });
  context.setDefaultTimeout(patienceMs);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !isExpected(message)) complaints.push(`${message.text()} (${message.location().url})`);
  });
  return { page, complaints };
}

export const phone: BrowserContextOptions = {
  viewport: { width: 375, height: 667 },
  deviceScaleFactor: 2,
  hasTouch: true,
  isMobile: true,
};
