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

/** An invoice's whole life: asked for in two taps, let through by finance, a real file, and red by itself when the money goes back. */
const someone = '沈思远';
const company = '杭州云栖示例科技有限公司';
const goods = '祁门红茶';

let product: Product;
let browser: Browser;
let visit: Visit;
let office: Visit;
let stage: StagePage;
let number = '';

beforeAll(async () => {
  product = await startProduct();
  await fillWithSampleData(product);
  browser = await launchBrowser();
  visit = await openVisit(browser, { viewport: { width: 1440, height: 1400 } });
  stage = await openStage(visit.page, product.simulatorUrl);
  office = await openVisit(browser);
  await signInToWorkbench(office.page, product.serverUrl);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await product?.close();
});
tellStory(() => browser);

const shown = (text: string | RegExp) => stage.mini.getByText(text).filter({ visible: true }).first();

async function buy(): Promise<void> {
  await shown('店长推荐').waitFor();
  await shown('全部商品').click();
  const search = stage.mini.locator('input').filter({ visible: true }).first();
  await search.fill(goods);
  await search.press('Enter');
  await shown(goods).click();
  await shown('立即购买').click();
  await stage.mini.getByText('立即购买').filter({ visible: true }).last().click();
  await shown('确认订单').waitFor();
  await shown('选择收货地址').click();
  const fields = { 姓名: someone, 快递联系用: '13800138000', '如 浙江省杭州市西湖区': '浙江省杭州市西湖区', '街道、门牌号': '龙井路 1 号' };
  for (const [hint, text] of Object.entries(fields))
    await stage.mini.locator(`input[placeholder="${hint}"]`).filter({ visible: true }).fill(text);
  await shown('使用这个地址').click();
  await shown(/^支付 ¥/).click();
  await shown('确认支付').click();
  await shown(/付款成功|待发货/).waitFor();
  await stage.mini.getByText('查看订单').filter({ visible: true }).first().click();
  await shown('待发货').waitFor();
}

test('a customer who has paid asks for an invoice with the title WeChat knows', async () => {
  await stage.choosePerson(someone);
  await stage.follow();
  await stage.phone.getByRole('button', { name: '会员中心' }).click();
  await buy();
  await shown(/^可开 ¥/).click();
  await shown('发票金额').waitFor();
  await shown('从微信选择').click();
  await shown('模拟环境 · 在微信里这里是你自己的抬头').waitFor();
  await shown(company).click();
  await shown('提交申请').click();
  await shown('申请已提交').waitFor();
});

test('finance sees its checks, lets it through, and the service issues it', async () => {
  const { page } = office;
  await page.goto(`${product.serverUrl}/workbench/invoices`);
  await page.getByRole('link').filter({ hasText: company }).first().click();
  const drawer = page.getByRole('dialog').last();
  await drawer.getByText('开票前检查').waitFor();
  await drawer.getByRole('button', { name: /^审核通过/ }).click();
  await page.getByRole('dialog').last().getByRole('button', { name: /开具/ }).last().click();
  await drawer
    .getByText(/^\d{20}$/)
    .first()
    .waitFor({ timeout: 60_000 });
  number =
    (await drawer
      .getByText(/^\d{20}$/)
      .first()
      .textContent()) ?? '';
  expect(number).toMatch(/^\d{20}$/);
});

test('its file is a real one, downloaded by who may', async () => {
  const { page } = office;
  const link = page.locator('a[href*="/downloads/invoices/"][href$=".pdf"]').first();
  await link.waitFor({ timeout: 60_000 });
  const file = await page.request.get(new URL((await link.getAttribute('href')) ?? '', product.serverUrl).href);
  expect(file.status()).toBe(200);
  const bytes = await file.body();
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
  expect(bytes.length).toBeGreaterThan(4_000);
});

test('the customer sees it without asking, and the file opens', async () => {
  await shown('查看进度').click();
  await shown('已开具').waitFor({ timeout: 60_000 });
  await shown(company).waitFor();
  await shown('查看发票').waitFor();
});

test('money that goes back turns it red by itself, on both sides', async () => {
  const { page } = office;
  await page.goto(`${product.serverUrl}/workbench/orders`);
  await page.getByRole('link').filter({ hasText: goods }).first().click();
  await page.getByRole('dialog').last().getByRole('button', { name: '退款' }).first().click();
  const sheet = page.getByRole('dialog').last();
  await sheet.getByText(/红/).first().waitFor();
  await sheet.getByPlaceholder(/原因/).fill('顾客买多了');
  await sheet.getByRole('button', { name: /退款/ }).last().click();
  await page.goto(`${product.serverUrl}/workbench/invoices/reds`);
  await page.getByText(number).first().waitFor({ timeout: 60_000 });
  await page.getByText('已红冲').first().waitFor({ timeout: 90_000 });
  await stage.backToAccount();
  await stage.phone.getByRole('button', { name: '会员中心' }).click();
  await stage.mini.getByText('我的', { exact: true }).last().click();
  await shown('我的发票').click();
  await shown('已红冲').waitFor();
  expect([...visit.complaints, ...office.complaints]).toEqual([]);
});
