import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { readAppJson, weappDist } from '../weapp-host/host.ts';
import type { WxRequest } from '../weapp-host/http.ts';
import type { PlatformHooks } from '../weapp-host/platform-hooks.ts';
import { compileWeapp } from './compile.ts';

const chromiumArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const shell = (css: string): string => `<!doctype html><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><style>${css}</style>
<div id="host-nav"><button id="host-back" hidden aria-label="back">‹</button><span id="host-title"></span></div>
<div id="host-pages"></div><div id="host-tabs"></div><div id="host-toast" hidden></div>
<script src="/build.js"></script><script src="/host.js"></script>`;

export interface Renderer {
  warnings: string[];
  /** Opens the app on a fresh phone; what goes wrong in it is collected in `errors`. */
  open: (hooks: PlatformHooks, options?: { url?: string; context?: BrowserContextOptions }) => Promise<{ page: Page; errors: string[] }>;
  close: () => Promise<void>;
}

/** Compiles dist/weapp and serves it with the glass-easel host to a real browser. */
export async function startRenderer(dist = weappDist): Promise<Renderer> {
  readAppJson(dist);
  const weapp = compileWeapp(dist);
  const bundle = await build({
    entryPoints: [path.join(import.meta.dirname, 'browser/host.ts')],
    bundle: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    define: { 'process.env.NODE_ENV': '"production"' },
    external: ['node:*'],
    logLevel: 'silent',
  });
  const css = readFileSync(path.join(import.meta.dirname, 'frame.css'), 'utf8') + weapp.css;
  const served: Record<string, [type: string, body: string]> = {
    '/': ['text/html', shell(css)],
    '/build.js': ['text/javascript', weapp.script],
    '/host.js': ['text/javascript', bundle.outputFiles[0]?.text ?? ''],
  };
  const http = createServer((request, response) => {
    const [type, body] = served[new URL(request.url ?? '/', 'http://localhost').pathname] ?? ['text/plain', ''];
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
  const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumArgs });

  return {
    warnings: weapp.warnings,
    async open(hooks, { url = '/pages/home/index', context: options = {} } = {}) {
      const context = await browser.newContext({
        viewport: { width: 375, height: 667 },
        deviceScaleFactor: 2,
        hasTouch: true,
        isMobile: true,
        locale: 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        ...options,
      });
      const page = await context.newPage();
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().includes('favicon')) errors.push(message.text());
      });
      await page.exposeFunction('hostSend', (request: WxRequest) =>
        hooks.send(request).catch((error: unknown) => ({ failed: error instanceof Error ? error.message : 'fail' })),
      );
      await page.exposeFunction('hostLoginCode', hooks.loginCode);
      await page.exposeFunction('hostPhoneCode', hooks.phoneCode);
      await page.exposeFunction('hostAvatar', hooks.avatarBase64);
      await page.goto(`${origin}/?url=${encodeURIComponent(url)}`);
      return { page, errors };
    },
    async close() {
      await browser.close();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}
