import { mkdirSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { makeCard, makeCoupon } from './fake-server/coupon-endpoints.ts';
import { startFakeServer } from './fake-server/fake-server.ts';
import type { FakeServer } from './fake-server/fake-server.ts';
import { sampleOrders } from './fake-server/order-world.ts';
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

/** What each page shows once it is there, with the longest names and the largest amounts. */
const pages = [
  ['orders', '/pages/orders/index', '到店买单'],
  ['list', '/packages/shop/pages/list/index', '明前龙井'],
  ['goods', '/packages/shop/pages/goods/index?id=spu_6', '立即购买'],
  ['cart', '/packages/shop/pages/cart/index', '暂时买不了'],
  ['checkout', '/packages/shop/pages/checkout/index?lines=sku_6~1.sku_4~2', '应付'],
  ['bill', '/packages/shop/pages/bill/index', '消费金额'],
  ['top-up', '/packages/shop/pages/top-up/index', '选择充值金额'],
  ['paid-term', '/packages/shop/pages/paid-term/index', '每月约'],
  ['order', '/packages/orders/pages/order/index?id=ord_b', '顺丰速运'],
  ['order-refunded', '/packages/orders/pages/order/index?id=ord_i', '退款到账'],
  ['refund', '/packages/orders/pages/refund/index?id=ord_b', '将退回给你'],
  ['pay-result', '/packages/orders/pages/result/index?id=ord_d', '付款成功'],
] as const;

test.each([
  ['375', { viewport: { width: 375, height: 667 } }],
  ['320-dark', { viewport: { width: 320, height: 568 }, colorScheme: 'dark' as const }],
] as const)(
  'the shop and the orders, at %s, scroll nowhere sideways',
  async (look, context) => {
    server = await startFakeServer({ member: { levelName: '银卡会员' } });
    const { world, url: serverUrl } = server;
    world.orders = sampleOrders(Date.now());
    world.coupons = [makeCoupon()];
    world.card = makeCard({ balances: { points: 9_999_999, growth: 2000, principalFen: 9_999_999_99, bonusFen: 50_00 } });
    world.cart = ['sku_1a', 'sku_6', 'sku_5'].map((skuId) => ({ skuId, quantity: 1 }));
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
    // The very first page was drawn before its pictures were there.
    expect(errors.filter((error) => !error.includes('ERR_CONNECTION_REFUSED'))).toEqual([]);
    await page.context().close();
  },
  90_000,
);
