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
  await rows().first().getByText(wanted.name).click();
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

test('who may read the number sees it; a field is edited in place and the edit undone', async () => {
  await drawer().getByRole('link', { name: wanted.phone }).waitFor();
  await drawer()
    .getByText(/填写其余/)
    .click();
  await drawer().getByText('单位名称').hover();
  await drawer().getByRole('button', { name: '修改单位名称' }).click();
  await drawer().getByLabel('单位名称').fill('龙井茶行');
  await page.keyboard.press('Enter');
  await page.getByText('单位名称已更新').waitFor();
  await drawer().getByText('龙井茶行').waitFor();
  await page.getByRole('button', { name: /撤\s*销/ }).click();
  await page.getByText('已撤销修改').waitFor();
  await drawer().getByText('龙井茶行').waitFor({ state: 'detached' });
  await drawer().getByRole('button', { name: '关闭' }).click();
  await drawer().waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

test('a filter is built, kept in the address, saved as a view and found again', async () => {
  await page.getByPlaceholder('搜索姓名、手机号、会员号').fill('');
  await page.getByText('共 2 位').waitFor();
  await page.getByRole('button', { name: '添加筛选' }).click();
  await page.keyboard.type('姓名');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: '输入内容' }).fill('佳禾');
  await page.keyboard.press('Enter');
  await page.getByText('共 1 位').waitFor();
  await page.reload();
  await page.getByText('共 1 位').waitFor();
  await page.getByRole('button', { name: '选择视图' }).click();
  await page.getByText('另存为视图…').click();
  await page.getByLabel('视图名称').fill('名叫佳禾');
  await page.keyboard.press('Enter');
  await page.getByText('已保存视图“名叫佳禾”').waitFor();
  await page.getByRole('button', { name: '删除条件：姓名' }).click();
  await page.getByText('共 2 位').waitFor();
  await page.goBack();
  await page.getByText('共 1 位').waitFor();
  expect(complaints).toEqual([]);
});

test('both customers are tagged at once, and untagged again', async () => {
  await page.goto(`${product.serverUrl}/workbench/customers?view=all`);
  await page.getByText('共 2 位').waitFor();
  await page.getByRole('checkbox').first().check();
  await page.getByRole('button', { name: '打标签' }).click();
  await page.getByLabel('加上标签').fill('中秋回访');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /开\s*始/ }).click();
  const tray = page.getByRole('complementary', { name: '批量操作' });
  await tray.getByText('已完成').waitFor();
  await rows().getByText('中秋回访').nth(1).waitFor();
  await tray.getByRole('button', { name: /撤\s*销/ }).click();
  await tray.getByText('已撤销').waitFor();
  await rows().getByText('中秋回访').first().waitFor({ state: 'detached' });
  expect(complaints).toEqual([]);
});

test('a colleague in service sees the number masked, and in full for a reason that is kept', async () => {
  await page.evaluate(async (name) => {
    const call = async (endpoint: string, input: object): Promise<unknown> => {
      const headers = { 'content-type': 'application/json', 'x-lianke-client': 'e2e' };
      const response = await fetch(`/api/${endpoint}`, { method: 'POST', headers, body: JSON.stringify(input) });
      return ((await response.json()) as { data: unknown }).data;
    };
    const { members } = (await call('staff.team.list', {})) as { members: { id: string; name: string }[] };
    await call('staff.team.set-role', { staffId: members.find((it) => it.name === name)?.id, role: 'service' });
  }, '林晓');
  const service = await openVisit(browser);
  await signInToWorkbench(service.page, product.serverUrl, '林晓');
  await service.page.locator('tr[data-row]').getByText(wanted.name).click();
  const record = service.page.getByRole('dialog').filter({ hasText: '会员号' });
  await record.getByTitle('查看完整手机号').click();
  await service.page.getByRole('button', { name: '回电联系' }).click();
  await service.page.getByRole('button', { name: '查看手机号' }).click();
  await record.getByRole('link', { name: wanted.phone }).waitFor();
  await record.getByText(/今天还可查看 \d+ 次/).waitFor();
  await record.getByRole('button', { name: /隐\s*藏/ }).click();
  await record.getByText(wanted.masked).first().waitFor();
  expect(await service.page.getByRole('button', { name: '导出' }).count()).toBe(0);
  expect(service.complaints).toEqual([]);
});
