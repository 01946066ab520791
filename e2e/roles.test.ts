import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openVisit } from './browser/browser.ts';
import { signInToWorkbench } from './browser/sign-in.ts';
import { tellStory } from './browser/story.ts';
import { startProduct } from './product/start-product.ts';
import type { Product } from './product/start-product.ts';

/** What three colleagues see of the same two customers: sales only their own, marketing no contact data, the auditor only masked. */
const mine = { name: '苏念安', phone: '13911112222' };
const theirs = {
  name: '绝密客户',
  phone: '13933334444',
  email: 'juemi@example.cn',
  address: '浙江省杭州市西湖区龙井路 1 号',
  taxId: '91330106MA2CJUEMIX',
  company: '绝密贸易有限公司',
};
const sealedForAll = [theirs.phone, theirs.email, '龙井路', theirs.taxId];

let product: Product;
let browser: Browser;
beforeAll(async () => {
  product = await startProduct();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await product?.close();
});
tellStory(() => browser);

/** Calls an endpoint with the page's own session. */
const call = (page: Page, endpoint: string, input: object): Promise<Record<string, never>> =>
  page.evaluate(
    async ([endpoint, input]) => {
      const response = await fetch(`/api/${endpoint}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-lianke-client': 'e2e' },
        body: JSON.stringify(input),
      });
      const answer = (await response.json()) as { data?: Record<string, never>; error?: { code: string } };
      if (!answer.data) throw new Error(`${endpoint}: ${answer.error?.code ?? ''}`);
      return answer.data;
    },
    [endpoint, input] as const,
  );

let theirId = '';

test('the owner gives colleagues their roles and enters two customers', async () => {
  const { page } = await openVisit(browser);
  await signInToWorkbench(page, product.serverUrl);
  const { members } = (await call(page, 'staff.team.list', {})) as unknown as { members: { id: string; name: string }[] };
  const idOf = (name: string): string => members.find((it) => it.name === name)?.id ?? '';
  for (const [name, role] of [
    ['吴安', 'marketer'],
    ['林晓', 'sales'],
    ['周琪', 'auditor'],
  ] as const)
    await call(page, 'staff.team.set-role', { staffId: idOf(name), role });
  await call(page, 'staff.customers.create', { ...mine, ownerId: idOf('林晓') });
  theirId = ((await call(page, 'staff.customers.create', { ...theirs, ownerId: idOf('陈丽') })) as unknown as { id: string }).id;
  await page.context().close();
});

/** Signs in, walks the list, a search and (where they may) the record, and gathers everything the browser was sent or shows. */
async function walk(member: string, open: string | null): Promise<string> {
  const { page, complaints } = await openVisit(browser);
  const seen: string[] = [];
  page.on('response', (response) => {
    if (response.url().startsWith(product.serverUrl) && /json|html/.test(response.headers()['content-type'] ?? ''))
      void response.text().then(
        (text) => seen.push(text),
        () => undefined,
      );
  });
  await signInToWorkbench(page, product.serverUrl, member);
  await page.locator('tr[data-row]').first().waitFor();
  seen.push(await page.content());
  if (open) {
    await page.locator('tr[data-row]').filter({ hasText: open }).first().click();
    await page.getByRole('dialog').first().waitFor();
    await page.waitForLoadState('networkidle').catch(() => undefined);
    seen.push(await page.content());
    await page.keyboard.press('Escape');
  }
  await page.goto(`${product.serverUrl}/workbench/customers/${theirId}`);
  await page.waitForTimeout(1_500);
  seen.push(await page.content());
  expect(complaints.filter((text) => !/status of (404|403)/.test(text))).toEqual([]);
  await page.context().close();
  return seen.join('\n');
}

const found = (text: string, secrets: readonly string[]): string[] => secrets.filter((secret) => text.includes(secret));

test('sales see their own customers and nothing at all of the others', async () => {
  const text = await walk('林晓', mine.name);
  expect(found(text, [mine.name])).toEqual([mine.name]);
  expect(found(text, [...sealedForAll, theirs.name, theirs.company, '139****4444', mine.phone])).toEqual([]);
});

test('the marketer sees everybody, but no way to contact them outside a campaign', async () => {
  const text = await walk('吴安', theirs.name);
  expect(found(text, [mine.name, theirs.name, '139****4444'])).toHaveLength(3);
  expect(
    found(text, [...sealedForAll, mine.phone, 'ju***@example.cn', '9133****EMIX', '"identities":[', '"entries":[{', 'openid']),
  ).toEqual([]);
});

test('the auditor sees masked names and values, and may not change anything', async () => {
  const text = await walk('周琪', '绝***');
  expect(found(text, ['绝***', '苏**'])).toHaveLength(2);
  expect(found(text, [...sealedForAll, theirs.name, mine.name, mine.phone])).toEqual([]);
});

test('a role changed by the owner holds from the next click', async () => {
  const owner = await openVisit(browser);
  await signInToWorkbench(owner.page, product.serverUrl);
  const sales = await openVisit(browser);
  await signInToWorkbench(sales.page, product.serverUrl, '林晓');
  await sales.page.getByText('共 1 位').waitFor();
  const { roles } = (await call(owner.page, 'staff.roles.list', {})) as unknown as { roles: { key: string; rights: object }[] };
  const rights = roles.find((it) => it.key === 'sales')?.rights ?? {};
  await call(owner.page, 'staff.roles.update', { key: 'sales', rights: { ...rights, rows: 'all' } });
  await sales.page.reload();
  await sales.page.getByText('共 2 位').waitFor();
});
