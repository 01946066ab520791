import { afterEach, expect, test } from 'vitest';
import { createOutgoing } from '../../kernel/outgoing.ts';
import { createMemoryKeyValue } from '../../kernel/store/memory-key-value.ts';
import { startStub } from '../test-support/platform-stub.ts';
import type { Answer, Asked } from '../test-support/platform-stub.ts';
import { createWechatShop } from './client.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function world(answer: (asked: Asked) => Answer) {
  const stub = await startStub((asked) =>
    asked.path === '/cgi-bin/stable_token' ? { access_token: 'T', expires_in: 7200 } : answer(asked),
  );
  const outgoing = createOutgoing();
  closing.push(
    () => stub.close(),
    () => outgoing.close(),
  );
  const clock = { now: () => Date.now() };
  const parts = { kv: createMemoryKeyValue(clock), send: outgoing.send, clock };
  return { stub, shop: createWechatShop({ appId: 'wxshop', secret: 's', apiBase: stub.url, ...parts }) };
}

test('a list by time of change gives ids, page by page', async () => {
  const { shop, stub } = await world(() => ({ errcode: 0, order_id_list: ['3705115058471208928'], next_key: 'K', has_more: true }));
  const range = { updatedFrom: 1_767_225_600_500, updatedUntil: 1_767_312_000_000 };
  expect(await shop.listOrders(range)).toEqual({ orderIds: ['3705115058471208928'], nextKey: 'K', hasMore: true });
  expect(stub.asked.at(-1)).toMatchObject({ path: '/channels/ec/order/list/get', query: { access_token: 'T' } });
  expect(stub.asked.at(-1)?.body).toEqual({
    update_time_range: { start_time: 1_767_225_600, end_time: 1_767_312_000 },
    page_size: 100,
    next_key: '',
  });
  await shop.listOrders({ ...range, nextKey: 'K' });
  expect(stub.asked.at(-1)?.body).toMatchObject({ next_key: 'K' });
});

const order = {
  order_id: '3705115058471208928',
  status: 20,
  create_time: 1_767_225_500,
  update_time: 1_767_225_600,
  openid: 'oShop',
  unionid: 'u1',
  order_detail: {
    product_infos: [
      { product_id: '1', sku_id: '2', title: '健身环', sku_cnt: 2, sale_price: 2000, real_price: 3500, finish_aftersale_sku_cnt: 1 },
      { product_id: '3', sku_id: '4', title: '袜子', sku_cnt: 3, sale_price: 100 },
    ],
    price_info: { product_price: 4300, order_price: 4300, freight: 500, discounted_price: 500 },
    pay_info: { pay_time: 1_767_225_560, transaction_id: '4200' },
  },
};

test('an order, its amounts in fen and its times in milliseconds', async () => {
  const { shop, stub } = await world(() => ({ errcode: 0, order }));
  expect(await shop.getOrder('3705115058471208928')).toEqual({
    id: '3705115058471208928',
    state: 'to_ship',
    openid: 'oShop',
    unionid: 'u1',
    createdAt: 1_767_225_500_000,
    updatedAt: 1_767_225_600_000,
    paidAt: 1_767_225_560_000,
    transactionId: '4200',
    goodsFen: 4300,
    freightFen: 500,
    discountFen: 500,
    paidFen: 4300,
    lines: [
      { productId: '1', skuId: '2', title: '健身环', quantity: 2, priceFen: 2000, paidFen: 3500, refundedQuantity: 1 },
      { productId: '3', skuId: '4', title: '袜子', quantity: 3, priceFen: 100, paidFen: 300, refundedQuantity: 0 },
    ],
  });
  expect(stub.asked.at(-1)?.body).toEqual({ order_id: '3705115058471208928' });
});

test('ids written as numbers keep all their digits', async () => {
  const text = JSON.stringify({ errcode: 0, order }).replace('"order_id":"3705115058471208928"', '"order_id":3705115058471208928');
  const { shop } = await world(() => ({ status: 200, text }));
  expect(await shop.getOrder('3705115058471208928')).toMatchObject({ id: '3705115058471208928' });
});

test.each([
  [10, 'unpaid'],
  [21, 'partly_shipped'],
  [30, 'shipped'],
  [100, 'completed'],
  [200, 'cancelled_after_refund'],
  [250, 'cancelled'],
])('state %i is %s', async (status, state) => {
  const unpaid = { ...order, status, unionid: '', order_detail: { ...order.order_detail, pay_info: {} } };
  const { shop } = await world(() => ({ errcode: 0, order: unpaid }));
  expect(await shop.getOrder('1')).toMatchObject({ state, unionid: null, paidAt: null, transactionId: null });
});

test('refusals are told like those of the other accounts', async () => {
  const { shop } = await world(() => ({ errcode: 45011, errmsg: 'too fast' }));
  await expect(shop.getOrder('1')).rejects.toMatchObject({ code: 'platform.busy' });
});
