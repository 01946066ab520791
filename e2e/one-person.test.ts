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

/** The main job, by hand: whatever a person does and in whichever order, staff see one customer, at once. One story in several tests. */
const someone = { name: '林小满', phone: '13900139001', masked: '139****9001' };

let product: Product;
let browser: Browser;
let visit: Visit;
let stage: StagePage;
let office: Visit;
let workbench: Page;
let memberNo = '';

beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
  visit = await openVisit(browser);
  stage = await openStage(visit.page, product.simulatorUrl);
  // A browser of its own: a tab in the background would be slowed down.
  office = await openVisit(browser);
  workbench = office.page;
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});

tellStory(() => browser);

const numberIn = (text: string): string => /\d{4} \d{4} \d{4}/.exec(text)?.[0] ?? `no member number in: ${text}`;

test('a person follows, is welcomed, and is a customer in the workbench', async () => {
  await stage.createPerson(someone.name, someone.phone);
  await signInToWorkbench(workbench, product.serverUrl);
  await workbench.getByText('还没有客户').waitFor();

  const start = performance.now();
  await stage.follow();
  await workbench.locator('tr[data-row]').waitFor();
  report('follow → row in the open workbench list', performance.now() - start);
  await stage.phone.getByText('欢迎').first().waitFor();
});

test('adds a member of staff, whose sidebar opens on that customer with the timeline', async () => {
  await stage.wecom.getByRole('button', { name: '让顾客添加这位员工' }).click();
  await stage.sidebar.getByRole('heading', { name: someone.name }).waitFor();
  await stage.sidebar.getByText('关注了公众号', { exact: true }).waitFor();
  await stage.sidebar.getByText('添加了 陈丽 的企业微信').waitFor();
  memberNo = numberIn(
    await stage.sidebar
      .getByText(/会员号/)
      .first()
      .innerText(),
  );
});

test('opens the mini-program: logged in without a question, the same customer', async () => {
  await stage.phone.getByRole('button', { name: '会员中心' }).click();
  await stage.mini.getByText(memberNo).first().waitFor();
  await stage.mini.getByText('已关注公众号').waitFor();
  await stage.sidebar.getByText('打开了小程序').waitFor();
});

test('binds the phone number on the profile page; the sidebar of the owner shows it', async () => {
  await stage.mini.getByText('绑定手机号').first().click();
  await stage.mini.getByText('用于识别会员身份和售后联系').waitFor();
  await stage.mini.getByText('绑定手机号').last().click();
  await stage.mini.getByText('同意并绑定手机号').click();
  await stage.mini.getByText(someone.masked).last().waitFor();
  await stage.sidebar.getByText('在小程序绑定了手机号').waitFor();
  await stage.sidebar.getByRole('link', { name: someone.phone }).waitFor();
});

test('leaves and comes back: the same customer, with all of it in the timeline', async () => {
  await stage.backToAccount();
  await stage.unfollow();
  await stage.sidebar.getByText('取消关注公众号').waitFor();
  await nextSecond();

  const start = performance.now();
  await stage.follow();
  await stage.sidebar.getByText('重新关注了公众号').waitFor();
  report('follow → timeline of the open sidebar', performance.now() - start);
  await stage.sidebar.getByText('第 2 次关注').waitFor();
  expect(
    numberIn(
      await stage.sidebar
        .getByText(/会员号/)
        .first()
        .innerText(),
    ),
  ).toBe(memberNo);
});

test('staff see exactly one customer for all of it', async () => {
  const rows = workbench.locator('tr[data-row]');
  await workbench.getByText('共 1 位').waitFor();
  expect(await rows.count()).toBe(1);
  await workbench.getByRole('row', { name: `${memberNo} ${someone.masked}` }).waitFor();
  await workbench.getByPlaceholder('搜索姓名、手机号、会员号').fill(someone.phone);
  await workbench.getByRole('row', { name: memberNo }).getByText(memberNo).click();
  for (const entry of ['关注了公众号', '添加了 陈丽 的企业微信', '打开了小程序', '取消关注公众号', '重新关注了公众号'])
    await workbench.getByText(entry, { exact: true }).waitFor();
  expect(await rows.count()).toBe(1);
  expect([...visit.complaints, ...office.complaints]).toEqual([]);
});

/** The promise is one second; CI's two busy cores are given two. */
function report(what: string, ms: number): void {
  console.log(`${what}: ${Math.round(ms)} ms`);
  expect(ms, what).toBeLessThan(2_000);
}

/** Tencent's times are whole seconds: leaving and coming back within one of them could be taken for one event. */
const nextSecond = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1_000 - (Date.now() % 1_000)));
