import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openVisit } from './browser/browser.ts';
import type { Visit } from './browser/browser.ts';
import { signInToWorkbench } from './browser/sign-in.ts';
import { openStage } from './browser/stage-page.ts';
import type { StagePage } from './browser/stage-page.ts';
import { tellStory } from './browser/story.ts';
import { fillWithSampleData } from './product/sample-data.ts';
import { startProduct } from './product/start-product.ts';
import type { Product } from './product/start-product.ts';

/** An order's whole life by hand: found in the shop, made cheaper by a coupon and points, paid in WeChat, and given back with everything in it. */
const someone = '沈思远';
const goods = '祁门红茶';
const coupon = '新客立减 20 元';

let product: Product;
let browser: Browser;
let visit: Visit;
let office: Visit;
let stage: StagePage;

beforeAll(async () => {
  product = await startProduct();
  await fillWithSampleData(product);
  browser = await launchBrowser();
  visit = await openVisit(browser, { viewport: { width: 1440, height: 1400 } });
  stage = await openStage(visit.page, product.simulatorUrl);
  office = await openVisit(browser);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await product?.close();
});
tellStory(() => browser);

const shown = (text: string | RegExp) => stage.mini.getByText(text).filter({ visible: true }).first();

test('a customer finds goods and sees how the price comes about: a coupon and points', async () => {
  await stage.choosePerson(someone);
  await stage.phone.getByRole('button', { name: '会员中心' }).click();
  await shown('店长推荐').waitFor();
  await shown('全部商品').click();
  await stage.mini.locator('input').filter({ visible: true }).first().fill(goods);
  await stage.mini.locator('input').filter({ visible: true }).first().press('Enter');
  await shown(goods).click();
  await shown('立即购买').click();
  await stage.mini.getByText('立即购买').filter({ visible: true }).last().click();
  await shown('确认订单').waitFor();
  await shown('自提').click();
  await shown(`优惠券 · ${coupon}`).waitFor();
});

test('pays in WeChat, and the order says so', async () => {
  await shown(/^支付 ¥/).click();
  await shown('模拟环境 · 不会真的扣款').waitFor();
  await shown('确认支付').click();
  await shown(/付款成功|待自提/).waitFor();
  await stage.mini.getByText('查看订单').filter({ visible: true }).first().click();
  await shown('待自提').waitFor();
  await shown(goods).waitFor();
});

test('asks for the money back, and the shop agrees', async () => {
  await shown('申请退款').click();
  await shown('不想要了').click();
  await shown('退回券包').waitFor();
  await shown('提交申请').click();
  await shown('等待店家处理').waitFor();
  const { page } = office;
  await signInToWorkbench(page, product.serverUrl);
  await page.goto(`${product.serverUrl}/workbench/refunds`);
  const row = page.locator('li, tr, article').filter({ hasText: someone }).first();
  await row.getByRole('button', { name: '同意退款' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '同意退款' }).click();
  await page.getByText('已同意，正在退款').waitFor();
});

test('money and coupon are back on the customer’s phone', async () => {
  await stage.mini.getByText('订单', { exact: true }).filter({ visible: true }).last().click();
  await shown('已退款').waitFor();
  await stage.mini.getByText('首页', { exact: true }).last().click();
  await stage.mini.getByText('我的优惠券').filter({ visible: true }).first().click();
  await shown(coupon).waitFor();
  expect([...visit.complaints, ...office.complaints]).toEqual([]);
});
