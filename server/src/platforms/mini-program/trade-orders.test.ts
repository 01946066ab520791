import { afterEach, expect, test } from 'vitest';
import { createOutgoing } from '../../kernel/outgoing.ts';
import { createMemoryKeyValue } from '../../kernel/store/memory-key-value.ts';
import { startStub } from '../test-support/platform-stub.ts';
import { createMiniProgram } from './client.ts';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function world(answer: unknown) {
  const stub = await startStub(({ path }) => (path === '/cgi-bin/stable_token' ? { access_token: 'T', expires_in: 7200 } : answer));
  const outgoing = createOutgoing();
  closing.push(
    () => stub.close(),
    () => outgoing.close(),
  );
  const clock = { now: () => Date.now() };
  const parts = { kv: createMemoryKeyValue(clock), send: outgoing.send, clock };
  return { stub, mini: createMiniProgram({ appId: 'wxmini', secret: 's', apiBase: stub.url, ...parts }) };
}

const refusal = (errcode: number) => ({ errcode, errmsg: 'no' });
const ours = { mchId: '1900000001', outTradeNo: 'pay_1' };
const parcel = { trackingNo: 'SF0000000001', expressCompany: 'SF', itemDesc: '乳胶枕*1', receiverContact: '138****0000' };
const shipping = {
  key: ours,
  openid: 'oMP',
  by: 'express' as const,
  shipments: [parcel],
  allDelivered: true,
  uploadedAt: Date.UTC(2026, 0, 1, 2),
};

test('one parcel is told in the form of the platform’s sample', async () => {
  const { mini, stub } = await world({ errcode: 0, errmsg: 'ok' });
  expect(await mini.uploadShippingInfo(shipping)).toBe('uploaded');
  expect(stub.asked.at(-1)).toMatchObject({ path: '/wxa/sec/order/upload_shipping_info', query: { access_token: 'T' } });
  expect(stub.asked.at(-1)?.body).toEqual({
    order_key: { order_number_type: 1, mchid: '1900000001', out_trade_no: 'pay_1' },
    logistics_type: 1,
    delivery_mode: 1,
    shipping_list: [
      { tracking_no: 'SF0000000001', express_company: 'SF', item_desc: '乳胶枕*1', contact: { receiver_contact: '138****0000' } },
    ],
    upload_time: '2026-01-01T10:00:00.000+08:00',
    payer: { openid: 'oMP' },
  });
});

test('parcels that come one after the other say whether more will follow', async () => {
  const { mini, stub } = await world({ errcode: 0 });
  await mini.uploadShippingInfo({ ...shipping, key: { transactionId: '4200' }, allDelivered: false });
  expect(stub.asked.at(-1)?.body).toMatchObject({
    order_key: { order_number_type: 2, transaction_id: '4200' },
    delivery_mode: 2,
    is_all_delivered: false,
  });
});

test('what nobody carries needs no number, and a long description is cut', async () => {
  const { mini, stub } = await world({ errcode: 0 });
  await mini.uploadShippingInfo({ ...shipping, by: 'pickup', shipments: [{ itemDesc: '茶'.repeat(200) }] });
  expect(stub.asked.at(-1)?.body).toMatchObject({ logistics_type: 4, shipping_list: [{ item_desc: '茶'.repeat(120) }] });
});

test.each([
  [10060001, 'retry_later'],
  [10060002, 'already_done'],
  [10060023, 'already_done'],
] as const)('errcode %i while telling of a parcel means %s', async (errcode, outcome) => {
  const { mini } = await world(refusal(errcode));
  expect(await mini.uploadShippingInfo(shipping)).toBe(outcome);
});

test.each([
  [10060012, 'platform.busy'],
  [10060019, 'platform.busy'],
  [10060003, 'platform.refused'],
  [268485226, 'platform.refused'],
  [45009, 'platform.quota'],
])('errcode %i while telling of a parcel is %s', async (errcode, code) => {
  const { mini } = await world(refusal(errcode));
  await expect(mini.uploadShippingInfo(shipping)).rejects.toMatchObject({ code, data: { errcode } });
});

test('a reminder to confirm is sent once', async () => {
  const { mini, stub } = await world({ errcode: 0 });
  expect(await mini.notifyConfirmReceive(ours, 1_767_225_600_999)).toBe('reminded');
  expect(stub.asked.at(-1)?.body).toEqual({ merchant_id: '1900000001', merchant_trade_no: 'pay_1', received_time: 1_767_225_600 });
  const again = await world(refusal(10060030));
  expect(await again.mini.notifyConfirmReceive(ours, 0)).toBe('already_done');
  const early = await world(refusal(10060028));
  await expect(early.mini.notifyConfirmReceive(ours, 0)).rejects.toMatchObject({ code: 'platform.refused' });
});

const order = {
  transaction_id: '4200000000202601010000000001',
  merchant_id: '1900000001',
  sub_merchant_id: '',
  merchant_trade_no: 'pay_1',
  description: '乳胶枕',
  paid_amount: 1990,
  openid: 'oMP',
  trade_create_time: 1_767_225_500,
  pay_time: 1_767_225_600,
  order_state: 2,
  in_complaint: false,
  shipping: {
    delivery_mode: 1,
    logistics_type: 1,
    finish_shipping: true,
    shipping_list: [{ tracking_no: 'SF1', express_company: 'SF', goods_desc: '乳胶枕*1', upload_time: 1_767_232_800 }],
  },
};

test('a payment as the platform knows it', async () => {
  const { mini } = await world({ errcode: 0, order });
  expect(await mini.getTradeOrder(ours)).toEqual({
    transactionId: '4200000000202601010000000001',
    mchId: '1900000001',
    outTradeNo: 'pay_1',
    description: '乳胶枕',
    paidFen: 1990,
    openid: 'oMP',
    createdAt: 1_767_225_500_000,
    paidAt: 1_767_225_600_000,
    state: 'shipped',
    inComplaint: false,
    shipments: [{ trackingNo: 'SF1', expressCompany: 'SF', goods: '乳胶枕*1', uploadedAt: 1_767_232_800_000 }],
  });
});

test('nothing sent yet is an empty object, and what the platform does not know is null', async () => {
  const { mini } = await world({ errcode: 0, order: { ...order, order_state: 1, shipping: {} } });
  expect(await mini.getTradeOrder(ours)).toMatchObject({ state: 'to_ship', shipments: [] });
  const unknown = await world(refusal(10060001));
  expect(await unknown.mini.getTradeOrder(ours)).toBeNull();
});

test('the list goes by pages, a hundred at most', async () => {
  const { mini, stub } = await world({ errcode: 0, order_list: [order], last_index: 'L', has_more: true });
  const range = { payTimeFrom: 1_767_225_600_000, payTimeUntil: 1_767_312_000_000, pageSize: 500 };
  expect(await mini.listTradeOrders(range)).toMatchObject({ orders: [{ outTradeNo: 'pay_1' }], lastIndex: 'L', hasMore: true });
  expect(stub.asked.at(-1)?.body).toEqual({ pay_time_range: { begin_time: 1_767_225_600, end_time: 1_767_312_000 }, page_size: 100 });
  await mini.listTradeOrders({ ...range, lastIndex: 'L', pageSize: 50 });
  expect(stub.asked.at(-1)?.body).toMatchObject({ last_index: 'L', page_size: 50 });
});

test('a list with an order of no amount is not believed', async () => {
  const { mini } = await world({ errcode: 0, order_list: [{ ...order, paid_amount: '19.90' }], last_index: '', has_more: false });
  await expect(mini.listTradeOrders({ payTimeFrom: 0, payTimeUntil: 1, pageSize: 1 })).rejects.toMatchObject({ code: 'platform.refused' });
});
