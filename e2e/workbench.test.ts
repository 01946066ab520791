import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openVisit } from './browser/browser.ts';
import { signInToWorkbench } from './browser/sign-in.ts';
import { tellStory } from './browser/story.ts';
import { bindPhone } from './product/member-phone.ts';
import { startProduct } from './product/start-product.ts';
import type { Product } from './product/start-product.ts';

/** A day of the shop's owner at the workbench, in a desktop browser. */
const wanted = { name: '欧阳·买买提江', phone: '13912345678', masked: '139****5678' };

let product: Product;
let browser: Browser;
let page: Page;
let complaints: string[];
let memberNo = '';

beforeAll(async () => {
  product = await startProduct();
  const { box } = product;
  for (const person of [wanted, { name: '何佳禾', phone: '13700007777' }]) {
    const { id } = await box.createPerson(person);
    await box.addStaff(id, 'chen.li');
    await bindPhone(product, id);
  }
  browser = await launchBrowser();
  ({ page, complaints } = await openVisit(browser));
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});
tellStory(() => browser);

const rows = () => page.locator('tr[data-row]');
const drawer = () => page.getByRole('dialog').filter({ hasText: '会员号' });

test('sign-in leads through WeCom’s page to the list of customers', async () => {
  await signInToWorkbench(page, product.serverUrl);
  await page.getByText('共 2 位').waitFor();
  await rows().filter({ hasText: wanted.name }).getByText(wanted.masked).waitFor();
  memberNo = (await rows().filter({ hasText: wanted.name }).innerText()).match(/\d{4} \d{4} \d{4}/)?.[0] ?? '';
});

test('a customer is found by name, phone, last four digits and member number', async () => {
  const search = page.getByPlaceholder('搜索姓名、手机号、会员号');
  for (const words of ['买买提', wanted.phone, wanted.phone.slice(-4), memberNo]) {
    await search.fill('没有这个人');
    await page.getByText('没有找到“没有这个人”').waitFor();
    await search.fill(words);
    await rows().getByText(wanted.name).waitFor();
    expect(await rows().count(), words).toBe(1);
  }
});

test('the drawer shows the customer; a note is written, deleted, brought back and deleted', async () => {
  await rows().first().click();
  await drawer().getByRole('heading', { name: wanted.name }).waitFor();
  await drawer().getByText('添加了 陈丽 的企业微信').waitFor();
  const note = drawer().getByText('喜欢正山小种，送礼为主。');
  await drawer().getByPlaceholder('记一条跟进…').fill('喜欢正山小种，送礼为主。');
  await drawer()
    .getByRole('button', { name: /记\s*下/ })
    .click();
  await note.waitFor();

  await drawer().getByRole('button', { name: '删除' }).click();
  await note.waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /撤\s*销/ }).click();
  await note.waitFor();

  await drawer().getByRole('button', { name: '删除' }).click();
  await note.waitFor({ state: 'detached' });
  // Leaving within the time for second thoughts deletes it all the same.
  await page.reload();
  await drawer().getByText('添加了 陈丽 的企业微信').waitFor();
  expect(await note.count()).toBe(0);
});

test('the full phone number is shown for a reason', async () => {
  await drawer().getByTitle('查看完整号码').click();
  await page.getByRole('button', { name: '回电联系' }).click();
  await page.getByRole('button', { name: '查看号码' }).click();
  await drawer().getByRole('link', { name: wanted.phone }).waitFor();
  await drawer()
    .getByRole('button', { name: /隐\s*藏/ })
    .click();
  await drawer().getByText(wanted.masked).first().waitFor();
  await drawer().getByRole('button', { name: '关闭' }).click();
  await drawer().waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});
