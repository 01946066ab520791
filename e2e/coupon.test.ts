import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openVisit } from './browser/browser.ts';
import type { Visit } from './browser/browser.ts';
import { signInToWorkbench } from './browser/sign-in.ts';
import { openStage } from './browser/stage-page.ts';
import type { StagePage } from './browser/stage-page.ts';
import { tellStory } from './browser/story.ts';
import { startProduct } from './product/start-product.ts';
import type { Product } from './product/start-product.ts';

/** A coupon's whole life by hand: the shop offers it, a customer claims it in the mini-program, the counter redeems it, both see it is used. */
const someone = { name: '顾晓晓', phone: '13900139002' };
const title = '新客立减券';

let product: Product;
let browser: Browser;
let visit: Visit;
let office: Visit;
let stage: StagePage;
/** What the customer's phone shows at the moment. */
let code = '';

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  visit = await openVisit(browser, { viewport: { width: 1440, height: 1400 } });
  visit.page.on('response', (response) => {
    if (!response.url().endsWith('/api/member.coupons.code')) return;
    void response.json().then(
      (answer: { data?: { code: string } }) => (code = answer.data?.code ?? code),
      () => undefined,
    );
  });
  stage = await openStage(visit.page, product.simulatorUrl);
  office = await openVisit(browser);
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});
tellStory(() => browser);

/** The next step of the wizard, or its end. */
const next = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click();

test('the owner makes a coupon in the wizard, sees the card as it will look, and puts it live', async () => {
  const { page } = office;
  await signInToWorkbench(page, product.serverUrl);
  await page.goto(`${product.serverUrl}/workbench/coupons/new`);
  await page.getByRole('textbox', { name: '名称' }).fill(title);
  await page.getByLabel('减多少').fill('20');
  await page.getByLabel('消费满').fill('100');
  await page.getByText('客户看到的样子').waitFor();
  await next(page, '下一步');
  await next(page, '下一步');
  await next(page, '保存草稿');
  await next(page, '上线');
  await page.getByRole('dialog').getByRole('button', { name: '上线', exact: true }).click();
  await page.getByText('已上线').first().waitFor();
});

test('a customer claims it in the mini-program and opens the code', async () => {
  await stage.createPerson(someone.name, someone.phone);
  await stage.follow();
  await stage.wecom.getByRole('button', { name: '让顾客添加这位员工' }).click();
  await stage.sidebar.getByRole('heading', { name: someone.name }).waitFor();
  await stage.phone.getByRole('button', { name: '会员中心' }).click();
  await stage.mini.getByText('领券', { exact: true }).last().click();
  await stage.mini.getByText('领券中心').filter({ visible: true }).first().waitFor();
  // The home page offers the same coupon, and is still there while the tabs change.
  await stage.mini.getByText('立即领取').filter({ visible: true }).last().click();
  await stage.mini.getByText('已领取').filter({ visible: true }).last().waitFor();
  await stage.mini.getByText('我的优惠券').filter({ visible: true }).last().click();
  await stage.mini.getByText('去使用').filter({ visible: true }).first().click();
  await stage.mini.getByText('到店使用，请出示此码').waitFor();
  await expect.poll(() => code.length, { timeout: 10_000 }).toBeGreaterThan(20);
});

test('the counter scans it in the sidebar, sees what it takes off, and redeems it once', async () => {
  const { sidebar } = stage;
  await sidebar.getByText(title).first().waitFor();
  await sidebar.getByRole('button', { name: '扫码核销' }).click();
  await sidebar.getByLabel('券码').fill(code);
  await sidebar.getByLabel('本单金额（选填）').fill('128');
  await sidebar.getByRole('button', { name: '查看', exact: true }).click();
  await sidebar.getByText('减后应收 ¥108.00').waitFor();
  await sidebar.getByRole('button', { name: '确认核销' }).click();
  await sidebar.getByText('核销成功').waitFor();
});

test('both screens show that it is used, and nobody can use it again', async () => {
  await stage.mini.getByText('已使用').filter({ visible: true }).first().waitFor();
  const { page } = office;
  await page.goto(`${product.serverUrl}/workbench/redeem`);
  await page.getByLabel('券码').fill(code);
  await page.getByRole('button', { name: '查看', exact: true }).click();
  await page
    .getByText(/核销于/)
    .first()
    .waitFor();
  expect(await page.getByRole('button', { name: '确认核销' }).count()).toBe(0);
  expect([...visit.complaints, ...office.complaints]).toEqual([]);
});
