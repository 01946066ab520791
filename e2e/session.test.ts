import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openVisit } from './browser/browser.ts';
import { signInToWorkbench } from './browser/sign-in.ts';
import { tellStory } from './browser/story.ts';
import { startProduct } from './product/start-product.ts';
import type { Product } from './product/start-product.ts';

/** A session in a real browser: cookies no script can read, renewed by whoever needs it first. */
let product: Product;
let browser: Browser;
let page: Page;
let complaints: string[];
const renewals: number[] = [];

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  ({ page, complaints } = await openVisit(browser));
  await signInToWorkbench(page, product.serverUrl);
  page.context().on('response', (answer) => {
    if (answer.url().endsWith('/auth/renew')) renewals.push(answer.status());
  });
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});
tellStory(() => browser);

const go = (place: string): Promise<void> => page.getByRole('navigation', { name: '主导航' }).getByText(place, { exact: true }).click();
/** As after fifteen minutes. Not `clearCookies`, which takes all cookies away for a moment. */
const loseAccess = (): Promise<void> =>
  page.context().addCookies([{ name: 'lianke_staff', value: 'over', url: product.serverUrl, httpOnly: true, sameSite: 'Lax' }]);

test('when the access part is over, the page goes on without a word, for one renewal', async () => {
  await loseAccess();
  await go('同事');
  await page.getByText('lin.xiao').waitFor();
  expect(renewals).toEqual([200]);
  await loseAccess();
  await page.reload();
  await page.getByText('lin.xiao').waitFor();
  expect(renewals).toEqual([200, 200]);
});

test('two tabs that meet the end together renew once', async () => {
  renewals.length = 0;
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByText('lin.xiao').waitFor();
  await loseAccess();
  await Promise.all([page, other].map((it) => it.getByRole('navigation', { name: '主导航' }).getByText('操作记录').click()));
  await Promise.all(
    [page, other].map((it) =>
      it
        .getByText(/登录了工作台/)
        .first()
        .waitFor(),
    ),
  );
  expect(renewals).toEqual([200]);
  await other.close();
});

test('my devices: another one is signed out, and finds itself at sign-in', async () => {
  const { page: elsewhere } = await openVisit(browser);
  await signInToWorkbench(elsewhere, product.serverUrl);
  await page.getByRole('button', { name: '账号菜单' }).click();
  await page.getByText('我的设备').click();
  const devices = page.getByRole('dialog').getByRole('listitem');
  await devices.nth(1).waitFor();
  expect(await devices.count()).toBe(2);
  await devices.nth(1).getByRole('button', { name: /^退出/ }).click();
  await devices.nth(1).waitFor({ state: 'detached' });
  await elsewhere.reload();
  await elsewhere.getByRole('link', { name: '陈丽' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
});

test('signing out in one tab ends the other one, too', async () => {
  const other = await page.context().newPage();
  await other.goto(`${product.serverUrl}/workbench/team`);
  await other.getByText('lin.xiao').waitFor();
  await page.getByRole('button', { name: '账号菜单' }).click();
  await page.getByText('退出登录').click();
  await page.getByRole('heading', { name: '登录工作台' }).waitFor();
  await other.getByRole('heading', { name: '登录工作台' }).waitFor();
  expect(await page.context().cookies(`${product.serverUrl}/auth/renew`)).not.toContainEqual(
    expect.objectContaining({ name: 'lianke_refresh' }),
  );
  expect(complaints.filter((it) => !it.includes('401'))).toEqual([]);
});
