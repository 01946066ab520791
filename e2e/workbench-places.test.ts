import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openVisit } from './browser/browser.ts';
import { signInToWorkbench } from './browser/sign-in.ts';
import { tellStory } from './browser/story.ts';
import { startProduct } from './product/start-product.ts';
import type { Product } from './product/start-product.ts';

/** Where customers come from and whether everything is connected: the workbench's other pages. */
let product: Product;
let browser: Browser;
let page: Page;
let complaints: string[];

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  ({ page, complaints } = await openVisit(browser));
  await signInToWorkbench(page, product.serverUrl);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});
tellStory(() => browser);

const go = (place: string): Promise<void> => page.getByRole('navigation', { name: '主导航' }).getByText(place, { exact: true }).click();

test('a channel code is made; who scans it counts for it', async () => {
  await go('渠道码');
  await page.getByRole('button', { name: '新建渠道码' }).first().click();
  await page.getByLabel('名称').fill('春季海报');
  await page.getByRole('button', { name: '生成渠道码' }).click();
  const code = page.getByRole('img', { name: '春季海报的二维码' });
  await code.last().waitFor();
  expect(await code.last().evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth))).toBeGreaterThan(100);

  const [scene = ''] = await product.box.sceneCodes();
  const passerBy = await product.box.createPerson({ name: '路过的人' });
  await product.box.scan(passerBy.id, scene);
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.getByText(/带来客户 ?\d/).innerText();
      },
      { timeout: 15_000 },
    )
    .toMatch(/带来客户\s*1/);
});

test('3,000 followers are imported, with progress', async () => {
  await product.box.seedFollowers(3_000);
  await go('粉丝导入');
  await page.getByRole('button', { name: '开始导入' }).click();
  await page.getByRole('progressbar', { name: '导入进度' }).waitFor();
  await page.getByText('导入完成').waitFor({ timeout: 60_000 });
  await page.getByText('3,001').first().waitFor();
  await go('客户列表');
  await page.getByText(/至少|共 3,001 位/).waitFor();
});

test('the self-check names the step that fails and the setting to change', async () => {
  await go('对接自检');
  await page.getByText('全部通过').first().waitFor();
  expect(await page.getByText('未通过').count()).toBe(0);
  await product.box.fault({ kind: 'ip_refused', path: '/cgi-bin/user/get', times: 5 });
  await page.getByRole('button', { name: '重新检查' }).click();
  const step = page.getByRole('listitem').filter({ hasText: '读取粉丝' });
  await step.getByText('未通过').waitFor();
  await step.getByText('把服务器出口 IP 加入公众平台的 IP 白名单').waitFor();
  expect(await page.getByText('未通过').count()).toBe(1);
  await product.box.clearFaults();
  await page.getByRole('button', { name: '重新检查' }).click();
  await step.getByText('通过', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
});

test('while the server is away a page says so, and comes back with one tap', async () => {
  await go('店铺设置');
  await page.getByLabel('店铺名称').waitFor();
  await product.server.stop();

  // A page that was here before, asking for something new.
  await go('客户列表');
  await page.getByPlaceholder('搜索姓名、手机号、会员号').fill('13800000000');
  await page.getByText('连不上服务器，请检查网络后重试').waitFor();
  const retry = page.getByRole('main').getByRole('button', { name: /重\s*试/ });
  await retry.waitFor();

  // A page whose code was never fetched: the navigation stays, and trying in vain changes nothing.
  await go('失败任务');
  await page.getByText('可能是网络断开了，或刚刚发布了新版本。').waitFor();
  await retry.click();
  await go('疑似重复');
  await page.getByText('没有加载出来').waitFor();

  await product.server.start();
  await retry.click();
  await page.getByText('没有疑似重复。').waitFor();
});
