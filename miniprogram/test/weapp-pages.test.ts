import { readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeCoupon, makeEntry, makeOffer } from './fake-server/coupon-endpoints.ts';
import { makeTitle, sampleInvoices } from './fake-server/invoice-world.ts';
import { sampleOrders } from './fake-server/order-world.ts';
import { makeRequest } from './fake-server/privacy-endpoints.ts';
import { allPages, readAppJson, weappDist } from './weapp-host/host.ts';
import { weappWorld } from './weapp-host/weapp-world.ts';

const pages = {
  home: '/pages/home/index',
  coupons: '/pages/coupons/index',
  orders: '/pages/orders/index',
  me: '/pages/me/index',
  profile: '/packages/members/pages/profile/index',
  privacy: '/packages/members/pages/privacy/index',
  center: '/packages/privacy/pages/center/index',
  request: '/packages/privacy/pages/request/index',
  copy: '/packages/privacy/pages/copy/index',
  correct: '/packages/privacy/pages/correct/index',
  erase: '/packages/privacy/pages/erase/index',
  myCoupons: '/packages/coupons/pages/mine/index',
  coupon: '/packages/coupons/pages/coupon/index',
  sharedCoupon: '/packages/coupons/pages/shared/index',
  points: '/packages/points/pages/points/index',
  mall: '/packages/points/pages/mall/index',
  balance: '/packages/points/pages/balance/index',
  goodsList: '/packages/shop/pages/list/index',
  goods: '/packages/shop/pages/goods/index',
  cart: '/packages/shop/pages/cart/index',
  checkout: '/packages/shop/pages/checkout/index',
  bill: '/packages/shop/pages/bill/index',
  topUp: '/packages/shop/pages/top-up/index',
  paidTerm: '/packages/shop/pages/paid-term/index',
  order: '/packages/orders/pages/order/index',
  refund: '/packages/orders/pages/refund/index',
  payResult: '/packages/orders/pages/result/index',
  invoices: '/packages/invoices/pages/mine/index',
  invoice: '/packages/invoices/pages/invoice/index',
  invoicePick: '/packages/invoices/pages/pick/index',
  invoiceAsk: '/packages/invoices/pages/ask/index',
  invoiceDone: '/packages/invoices/pages/done/index',
  titles: '/packages/invoices/pages/titles/index',
  titleEdit: '/packages/invoices/pages/title/index',
};
/** What a page is about, where it is about one thing. */
const about: Partial<Record<string, string>> = {
  request: '?id=prq_1',
  copy: '?id=prq_1',
  coupon: '?id=cpn_1',
  sharedCoupon: '?token=t',
  goods: '?id=spu_1',
  checkout: '?lines=sku_1a~2.sku_4~1',
  order: '?id=ord_b',
  refund: '?id=ord_b',
  payResult: '?id=ord_b',
  invoice: '?id=ivr_d',
  invoiceAsk: '?orders=ord_b.ord_d',
  invoiceDone: '?ids=ivr_a',
};
const { world, launch } = weappWorld();

describe('every page of the weapp build', () => {
  test('is known to this file', () => {
    expect(
      allPages(readAppJson())
        .map((page) => `/${page}`)
        .sort(),
    ).toEqual(Object.values(pages).sort());
  });

  test('home shows the shop, the card and only services that exist', async () => {
    const app = launch(await world({ member: { nickname: '欧阳·买买提江', phoneMasked: '138****1234' } }), pages.home);
    await app.screen.see('8800 0123 4567');
    await app.screen.see('山野茶铺');
    const seen = app.screen.texts();
    expect(seen).toEqual(
      expect.arrayContaining(['欧阳·买买提江', '注册会员', '138****1234', '2026-01-01 加入', '关注公众号，及时收到消息']),
    );
    expect(app.screen.text()).not.toMatch(/cus_|undefined|null|\{\w+\}/);
    await app.screen.tap('关注公众号，及时收到消息');
    await app.screen.until(() => app.seen.modals.length === 1, 'the explanation');
    expect(app.seen.modals[0]?.content).toContain('山野茶铺');
    expect(app.errors).toEqual([]);
  });

  test('a follower is told so and not asked to follow', async () => {
    const app = launch(await world({ member: { followsOfficialAccount: true } }), pages.home);
    await app.screen.see('已关注公众号');
    expect(app.screen.text()).not.toContain('及时收到消息');
  });
});

test('an English phone gets English pages and tabs', async () => {
  const app = launch(await world(), pages.home, { language: 'en' });
  await app.screen.see('Complete your profile');
  expect(app.seen.tabTexts.map((tab) => tab.text)).toEqual(['Home', 'Coupons', 'Orders', 'Me']);
  expect(app.screen.text()).not.toMatch(/资料|服务|加入/);
});

test('no script uses look-behind, which older iPhones cannot read', () => {
  const scripts = readdirSync(weappDist, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'));
  expect(scripts.length).toBeGreaterThan(20);
  expect(scripts.filter((name) => /\(\?<[=!]/.test(readFileSync(path.join(weappDist, name), 'utf8')))).toEqual([]);
});

describe('the budget', () => {
  test.each(Object.entries(pages))('%s needs few and small setData calls', async (name, url) => {
    const fake = await world();
    fake.world.coupons = Array.from({ length: 20 }, (_, at) => makeCoupon({ id: `cpn_${at + 1}` }));
    fake.world.offers = Array.from({ length: 20 }, (_, at) => makeOffer({ templateId: `cpt_${at}` }));
    fake.world.mall = [makeOffer({ pricePoints: 500 })];
    fake.world.entries = Array.from({ length: 40 }, (_, at) => makeEntry({ id: `len_${at}`, kind: at % 2 ? 'points' : 'principal' }));
    fake.world.orders = sampleOrders(Date.now());
    fake.world.cart = [{ skuId: 'sku_1a', quantity: 2 }];
    fake.world.invoices = sampleInvoices();
    fake.world.titles = [makeTitle()];
    fake.world.requests.push(makeRequest({ status: 'done', can: { cancel: false, download: true } }));
    const app = launch(fake, `${url}${about[name] ?? ''}`);
    await app.screen.until(() => app.screen.texts().length > 4 && !app.screen.text().includes('正在加载'), 'the page');
    await new Promise((resolve) => setTimeout(resolve, 150));
    const { setDataBytes } = app.screen.page();
    expect(setDataBytes.length).toBeLessThanOrEqual(8);
    expect(Math.max(...setDataBytes)).toBeLessThanOrEqual(24_000);
  });

  test('the main package stays below 1.5 MB, tab icons below 40 KB', () => {
    const bytes = (folder: string, skip: readonly string[] = []): number =>
      readdirSync(folder, { withFileTypes: true })
        .filter((entry) => !skip.includes(entry.name))
        .reduce((sum, entry) => {
          const at = path.join(folder, entry.name);
          return sum + (entry.isDirectory() ? bytes(at) : statSync(at).size);
        }, 0);
    const subPackages = (readAppJson().subPackages ?? []).map((one) => one.root.split('/')[0] ?? '');
    expect(bytes(weappDist, subPackages)).toBeLessThanOrEqual(1.5 * 1024 * 1024);
    for (const icon of readdirSync(path.join(weappDist, 'assets'))) {
      expect(statSync(path.join(weappDist, 'assets', icon)).size).toBeLessThanOrEqual(40 * 1024);
    }
  });
});
