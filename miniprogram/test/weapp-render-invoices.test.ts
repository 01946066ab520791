import { mkdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { startFakeServer } from './fake-server/fake-server.ts';
import type { FakeServer } from './fake-server/fake-server.ts';
import { makeTitle, sampleInvoices } from './fake-server/invoice-world.ts';
import { makeOrder, sampleOrders } from './fake-server/order-world.ts';
import { teaPicture } from './fake-server/tea-picture.ts';
import { realHttp } from './weapp-host/http.ts';
import { startRenderer } from './weapp-render/render-weapp.ts';
import type { Renderer } from './weapp-render/render-weapp.ts';

const shots = '/tmp/mini-shots';
let renderer: Renderer;
let server: FakeServer | undefined;

beforeAll(async () => {
  mkdirSync(shots, { recursive: true });
  renderer = await startRenderer();
}, 60_000);
afterAll(() => renderer?.close());
afterEach(() => server?.close());

const root = '/packages/invoices/pages';
/** What each page shows once it is there, with the longest names and the largest amounts. */
const pages = [
  ['invoices', `${root}/mine/index`, '没有更多了'],
  ['invoice-issued', `${root}/invoice/index?id=ivr_d`, '价税合计'],
  ['invoice-issuing', `${root}/invoice/index?id=ivr_c`, '正在向税务平台开具'],
  ['invoice-rejected', `${root}/invoice/index?id=ivr_b`, '重新填写'],
  ['invoice-pick', `${root}/pick/index`, '全选'],
  ['invoice-ask', `${root}/ask/index?orders=ord_long`, '提交申请'],
  ['invoice-again', `${root}/ask/index?again=ivr_b`, '重新提交'],
  ['invoice-done', `${root}/done/index?ids=ivr_a`, '查看进度'],
  ['titles', `${root}/titles/index`, '添加抬头'],
  ['title', `${root}/title/index?id=ttl_long`, '保存'],
  ['order-invoices', '/packages/orders/pages/order/index?id=ord_1', '待审核'],
] as const;

const longName = '欧阳·买买提江（北京）国际文化传播有限责任公司新疆维吾尔自治区第一分公司';

test.each([
  ['375', { viewport: { width: 375, height: 667 } }],
  ['320-dark', { viewport: { width: 320, height: 568 }, colorScheme: 'dark' as const }],
] as const)(
  'the pages of invoices, at %s, scroll nowhere sideways',
  async (look, context) => {
    server = await startFakeServer();
    const { world, url: serverUrl } = server;
    const [line] = makeOrder().lines;
    if (!line) throw new Error('the sample order has a line');
    const lines = Array.from({ length: 6 }, (_, at) => ({
      ...line,
      id: `oln_${at}`,
      title: `${line.title} · 周年庆限量礼盒第 ${at + 1} 款`,
    }));
    world.orders = [...sampleOrders(Date.now()), makeOrder(), makeOrder({ id: 'ord_long', paidFen: 9_999_999_99, lines })];
    world.invoicedLess.set('ord_long', [
      { why: 'stored_value', fen: 1_000_000_00 },
      { why: 'platform_coupon', fen: 5_00 },
    ]);
    const free = { orderId: 'ord_long', orderNo: '20261122103000018842', title: longName };
    world.invoices = sampleInvoices().map((one) => (one.id === 'ivr_b' ? { ...one, sources: [free] } : one));
    world.titles = [
      makeTitle(),
      makeTitle({ id: 'ttl_long', name: longName, isDefault: false, bank: '中国工商银行股份有限公司乌鲁木齐分行' }),
    ];
    const hooks = {
      send: realHttp(serverUrl),
      loginCode: () => Promise.resolve('login-1'),
      phoneCode: () => Promise.resolve('phone-1'),
      avatarBase64: () => '',
    };
    const [, firstUrl] = pages[0];
    const { page, errors } = await renderer.open(hooks, { url: firstUrl, context });
    await page.context().route('**/files/*', (route) => route.fulfill({ contentType: 'image/svg+xml', body: teaPicture(1) }));
    const origin = new URL(page.url()).origin;
    for (const [name, url, words] of pages) {
      await page.goto(`${origin}/?url=${encodeURIComponent(url)}`);
      await page.locator('.host-page--top').getByText(words).first().waitFor();
      await page.screenshot({ path: `${shots}/weapp-${name}-${look}.png` });
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect([name, sideways]).toEqual([name, 0]);
    }
    expect(errors).toEqual([]);
    await page.context().close();
  },
  90_000,
);
