import type { Browser, BrowserContext, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openVisit, phone } from './browser/browser.ts';
import { openSidebar } from './browser/open-sidebar.ts';
import { signInToWorkbench } from './browser/sign-in.ts';
import { startProduct } from './product/start-product.ts';
import type { Product } from './product/start-product.ts';

/** What keeps a stranger's page and a stranger's script out, checked where it counts: in the answers and in a browser. */
let product: Product;
let browser: Browser;
let personId = '';

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  const person = await product.box.createPerson({ name: '林小满', phone: '13900139001' });
  personId = person.id;
  await product.box.addStaff(personId, 'chen.li');
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

const directives = (policy: string): Map<string, string> =>
  new Map(
    policy.split(';').map((part) => {
      const [name = '', ...values] = part.trim().split(' ');
      return [name, values.join(' ')];
    }),
  );

test.each(['/workbench/', '/sidebar/', '/mini/', '/docs/'])('%s comes with a policy that lets only our own scripts run', async (path) => {
  const answer = await fetch(product.serverUrl + path);
  expect(answer.status).toBe(200);
  const policy = directives(answer.headers.get('content-security-policy') ?? '');
  expect(policy.get('script-src')).toBe("'self'");
  expect(policy.get('object-src')).toBe("'none'");
  expect(policy.get('base-uri')).toBe("'self'");
  expect(policy.get('frame-ancestors')).toMatch(/^'self'/);
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  expect(await answer.text()).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=/);
});

test('no page of the workbench complains', async () => {
  const { page, complaints } = await openVisit(browser);
  await signInToWorkbench(page, product.serverUrl);
  for (const [path, title] of Object.entries({
    customers: '客户',
    duplicates: '疑似重复',
    channels: '渠道码',
    followers: '粉丝导入',
    settings: '店铺设置',
    integrations: '对接自检',
    jobs: '失败任务',
  })) {
    await page.goto(`${product.serverUrl}/workbench/${path}`);
    await page.getByRole('heading', { name: title, level: 1 }).waitFor();
    await page.waitForLoadState('load');
  }
  expect(complaints).toEqual([]);
});

test('nor does the sidebar', async () => {
  const { page, complaints } = await openVisit(browser, { viewport: { width: 375, height: 700 } });
  await openSidebar(page, product.simulatorUrl, { userid: 'chen.li', personId });
  await page.getByText('添加了 陈丽 的企业微信').waitFor();
  expect(complaints).toEqual([]);
});

test('nor any page of the mini-program, drawn at the size it was designed in', async () => {
  const { page, complaints } = await openVisit(browser, phone);
  const who = `?person=${personId}&box=${encodeURIComponent(product.simulatorUrl)}`;
  for (const [path, words] of Object.entries({
    'pages/home/index': '完善资料',
    'pages/me/index': '联系客服',
    'packages/members/pages/profile/index': '点击更换',
    'packages/members/pages/privacy/index': '你还没有同意本指引',
    'packages/privacy/pages/center/index': '还没有申请',
    'packages/privacy/pages/correct/index': '提交更正申请',
    'packages/privacy/pages/erase/index': '我已了解以上后果',
  })) {
    await page.goto('about:blank'); // only the hash differs, so the browser would not load anew
    await page.goto(`${product.serverUrl}/mini/${who}#/${path}`);
    await page.getByText(words).first().waitFor();
  }
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('20px');
  expect(complaints).toEqual([]);
});

test('the session is in a cookie that scripts and other sites do not get', async () => {
  const { page } = await openVisit(browser);
  await signInToWorkbench(page, product.serverUrl);
  const cookies = (await page.context().cookies(product.serverUrl)).filter(({ name }) => name.startsWith('lianke'));
  expect(cookies.map(({ name }) => name)).toContain('lianke_staff');
  for (const cookie of cookies) expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax' });
  expect(await page.evaluate(() => document.cookie)).not.toContain('lianke');
});

test('a call with the cookie but from somebody else’s page is refused', async () => {
  const { page } = await openVisit(browser);
  await signInToWorkbench(page, product.serverUrl);
  const cookie = await cookieHeader(page.context());
  const call = async (headers: Record<string, string>): Promise<number> => {
    const answer = await fetch(`${product.serverUrl}/api/staff.session.get`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, ...headers },
      body: '{}',
    });
    return answer.status;
  };
  const own = { 'x-lianke-client': 'e2e', origin: product.serverUrl };
  expect(await call(own)).toBe(200);
  expect(await call({ ...own, origin: 'https://evil.example' })).toBe(403);
  expect(await call({ origin: product.serverUrl })).toBe(403);

  // And as a browser would do it: the stage is another origin, but the same site, so the cookie travels along.
  await page.goto(product.simulatorUrl);
  const outcome = await page.evaluate(
    (url) =>
      fetch(url, { method: 'POST', credentials: 'include', body: '{}' }).then(
        (answer) => `read: ${answer.status}`,
        () => 'kept away',
      ),
    `${product.serverUrl}/api/staff.session.get`,
  );
  expect(outcome).toBe('kept away');
});

const cookieHeader = async (context: BrowserContext): Promise<string> =>
  (await context.cookies(product.serverUrl)).map(({ name, value }) => `${name}=${value}`).join('; ');

test('health, numbers and the description of the API need nothing from outside', async () => {
  const read = async (path: string): Promise<string> => (await fetch(product.serverUrl + path)).text();
  expect(JSON.parse(await read('/readyz'))).toMatchObject({ ready: true, database: true });
  expect(await read('/metrics')).toMatch(/^# HELP /m);
  const api = JSON.parse(await read('/openapi.json')) as { openapi: string; paths: Record<string, unknown> };
  expect(Object.keys(api.paths)).toContain('/api/staff.customers.list');

  const { page, complaints } = await openVisit(browser);
  const elsewhere: string[] = [];
  page.on('request', (request: Request) => void (request.url().startsWith(product.serverUrl) || elsewhere.push(request.url())));
  await page.goto(`${product.serverUrl}/docs/#/staff.customers`);
  await page.getByText('staff.customers', { exact: true }).first().waitFor({ timeout: 60_000 });
  expect(elsewhere.filter((url) => !url.startsWith('data:'))).toEqual([]);
  expect(complaints).toEqual([]);
});
