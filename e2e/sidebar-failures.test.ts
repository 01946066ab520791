import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openVisit } from './browser/browser.ts';
import { openSidebar } from './browser/open-sidebar.ts';
import { startProduct } from './product/start-product.ts';
import type { Product } from './product/start-product.ts';

/** When WeCom says no, staff read a sentence in Chinese and a number, never WeCom's own words. */
let product: Product;
let browser: Browser;
const viewport = { width: 375, height: 700 };

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

test('a signature WeCom does not accept: a sentence, the code in small print, and a retry that works', async () => {
  const { id } = await product.box.createPerson({ name: '林小满', phone: '13900139001' });
  await product.box.addStaff(id, 'chen.li');
  const { page } = await openVisit(browser, { viewport });
  await page.route('**/api/staff.session.sign-js-sdk', async (route) => {
    const answer = await route.fetch();
    const body = await answer.text();
    await route.fulfill({ response: answer, body: body.replace(/"signature":"[0-9a-f]+"/g, `"signature":"${'0'.repeat(40)}"`) });
  });
  await openSidebar(page, product.simulatorUrl, { userid: 'chen.li', personId: id });
  await page.getByText('没有拿到当前客户').waitFor();
  await page.getByText('企业微信没有通过本页的验证').waitFor();
  await page.getByText('企业微信代码 40093').waitFor();
  expect(await page.getByRole('main').innerText()).not.toMatch(/invalid|signature|fail|Config/i);

  await page.unroute('**/api/staff.session.sign-js-sdk');
  await page.getByRole('button', { name: /重\s*试/ }).click();
  await page.getByRole('heading', { name: '林小满' }).waitFor();
});

test('opened in an ordinary browser it says where it belongs', async () => {
  const { page } = await openVisit(browser, { viewport });
  await page.goto(`${product.serverUrl}/sidebar/`);
  await page.getByRole('link', { name: '陈丽' }).click();
  await page.getByText('请在企业微信里打开').waitFor();
  await page.getByRole('button', { name: '去工作台查看客户' }).waitFor();
});
