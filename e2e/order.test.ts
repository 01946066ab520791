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

let product: Product;
let browser: Browser;
let visit: Visit;
let office: Visit;
let stage: StagePage;
/** What the checkout says she has, before. */
let points = '';
let coupon = '';

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

/** From the home page to the checkout of one piece, sent by express. */
async function goToCheckout(): Promise<void> {
  await shown('店长推荐').waitFor();
  await shown('全部商品').click();
  const search = stage.mini.locator('input').filter({ visible: true }).first();
  await search.fill(goods);
  await search.press('Enter');
  await shown(goods).click();
  await shown('立即购买').click();
  await stage.mini.getByText('立即购买').filter({ visible: true }).last().click();
  await shown('确认订单').waitFor();
}
const said = async (text: RegExp): Promise<string> => (await shown(text).textContent()) ?? '';

test('a customer finds goods and sees how the price comes about: a coupon and points', async () => {
  await stage.choosePerson(someone);
  await stage.follow();
  await stage.phone.getByRole('button', { name: '会员中心' }).click();
  await stage.mini.getByText('领券', { exact: true }).last().click();
  await shown('领券中心').waitFor();
  await stage.mini.getByText('立即领取').filter({ visible: true }).last().click();
  await shown('再领一张').waitFor();
  await stage.mini.getByText('首页', { exact: true }).last().click();
  await goToCheckout();
  coupon = await said(/^优惠券 · /);
  points = (await said(/^共 \d+ 积分/)).split('，')[0] ?? '';
  await shown('用积分').click();
  await shown(/^积分抵扣/).waitFor();
  await shown('选择收货地址').click();
  const fields = {
    姓名: someone,
    快递联系用: '13800138000',
    '如 浙江省杭州市西湖区': '浙江省杭州市西湖区',
    '街道、门牌号': '龙井路 1 号',
  };
  for (const [hint, text] of Object.entries(fields))
    await stage.mini.locator(`input[placeholder="${hint}"]`).filter({ visible: true }).fill(text);
  await shown('使用这个地址').click();
});

test('pays in WeChat, and the order says so', async () => {
  await shown(/^支付 ¥/).click();
  await shown('模拟环境 · 不会真的扣款').waitFor();
  await shown('确认支付').click();
  await shown(/付款成功|待发货/).waitFor();
  await stage.mini.getByText('查看订单').filter({ visible: true }).first().click();
  await shown('待发货').waitFor();
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

test('money, points and coupon are back on the customer’s phone', async () => {
  await stage.backToAccount();
  await stage.phone.getByRole('button', { name: '会员中心' }).click();
  await stage.mini.getByText('订单', { exact: true }).last().click();
  await shown('已退款').waitFor();
  await stage.mini.getByText('首页', { exact: true }).last().click();
  await goToCheckout();
  await shown(coupon).waitFor();
  await shown(new RegExp(`^${points}`)).waitFor();
  expect([...visit.complaints, ...office.complaints]).toEqual([]);
});
