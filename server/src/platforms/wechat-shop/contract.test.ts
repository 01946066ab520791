import { afterAll, beforeAll, expect, test } from 'vitest';
import type { OpenedPush } from '../callback/types.ts';
import { accounts, startSimulated } from '../test-support/simulated.ts';
import type { Simulated } from '../test-support/simulated.ts';
import { createWechatShopCallback } from './callback.ts';
import { createWechatShop } from './client.ts';
import type { WechatShop } from './types.ts';

const callback = createWechatShopCallback({
  appId: accounts.WXSHOP_APP_ID,
  token: accounts.WXSHOP_TOKEN,
  encodingAesKey: accounts.WXSHOP_ENCODING_AES_KEY,
  maxSkewSeconds: 300,
  clock: { now: () => Date.now() },
});

let world: Simulated;
let shop: WechatShop;
const received: OpenedPush[] = [];

const clientOf = (secret: string): WechatShop =>
  createWechatShop({ appId: accounts.WXSHOP_APP_ID, secret, apiBase: `${world.simulator.url}/weixin`, ...world.parts });

beforeAll(async () => {
  world = await startSimulated({
    verifyUrl: (query) => callback.verifyUrl(query),
    receive: (input) => {
      received.push(callback.openPush(input));
      return 'success';
    },
  });
  shop = clientOf(accounts.WXSHOP_APP_SECRET);
});
afterAll(() => world.close());

test('a wrong secret is our mistake', async () => {
  await expect(clientOf('wrong').tokenProbe()).rejects.toMatchObject({ code: 'platform.credential' });
  expect((await shop.tokenProbe()).expiresInSeconds).toBeGreaterThan(0);
});

test('an order is told by an event that names it, and read with its lines and its buyer', async () => {
  const person = world.simulator.control.createPerson({ name: '在小店买东西的人' });
  received.length = 0;
  const { orderIds } = await world.simulator.control.addShopOrders({
    personId: person.id,
    products: [{ title: '龙井', priceFen: 12_800, quantity: 2 }],
    freightFen: 800,
    discountFen: 1_000,
  });
  const id = orderIds[0] ?? '';
  expect(received).toMatchObject([{ message: { event: 'channels_ec_order_pay', fields: { order_info: { order_id: id } } } }]);
  expect(await shop.getOrder(id)).toMatchObject({
    id,
    state: 'to_ship',
    unionid: person.unionid,
    goodsFen: 25_600,
    freightFen: 800,
    discountFen: 1_000,
    paidFen: 25_400,
    transactionId: expect.stringMatching(/^\d+$/),
    lines: [{ title: '龙井', quantity: 2, priceFen: 12_800, paidFen: 24_600, refundedQuantity: 0 }],
  });
});

test('the list by time of change names every order once, over all pages', async () => {
  const { orderIds } = await world.simulator.control.addShopOrders({ count: 230 });
  const week = { updatedFrom: Date.now() - 7 * 86_400_000 + 60_000, updatedUntil: Date.now() + 30_000 };
  const seen: string[] = [];
  let nextKey = '';
  let more = true;
  for (let pages = 0; more && pages < 10; pages += 1) {
    const page = await shop.listOrders({ ...week, nextKey });
    seen.push(...page.orderIds);
    ({ nextKey, hasMore: more } = page);
  }
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen).toEqual(expect.arrayContaining(orderIds));
});

test('a change shows in state and time', async () => {
  const { orderIds } = await world.simulator.control.addShopOrders({});
  const id = orderIds[0] ?? '';
  const before = await shop.getOrder(id);
  await world.simulator.control.moveShopOrder(id, { move: 'refund' });
  const after = await shop.getOrder(id);
  expect(after).toMatchObject({ state: 'cancelled_after_refund', lines: [{ refundedQuantity: 1 }] });
  expect(after.updatedAt).toBeGreaterThanOrEqual(before.updatedAt);
});

test('more than seven days at once are refused', async () => {
  const range = { updatedFrom: Date.now() - 8 * 86_400_000, updatedUntil: Date.now() };
  await expect(shop.listOrders(range)).rejects.toMatchObject({ code: 'platform.refused' });
});

test('the console accepts our answer to its URL check', async () => {
  expect(await world.simulator.control.urlCheck({ platform: 'wechat-shop' })).toMatchObject({ ok: true });
});
