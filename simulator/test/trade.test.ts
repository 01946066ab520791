import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer } from './tencent.ts';
import { accounts } from './tencent.ts';
import type { Merchant } from './merchant.ts';
import { createMerchant } from './merchant.ts';

let merchant: Merchant;
let token: { access_token: string };
beforeEach(async () => {
  merchant = await createMerchant({ mode: { mini: 'plain', retryGapMs: 0 } });
  merchant.server.answerWith((request) => (request.path.endsWith('wechat-pay') ? { status: 204 } : { body: 'success' }));
  token = await merchant.tokenOf(merchant.stable(false, merchant.mini));
});
afterEach(() => merchant.close());

const ask = (name: string, body: unknown) => merchant.post(`/weixin/wxa/sec/order/${name}`, body, token);
const parcel = { tracking_no: 'YT0001', express_company: 'YTO', item_desc: '龙井一盒' };
let minute = 0;
/** Each upload tells a later time than the one before. */
const shipping = (more: Record<string, unknown> = {}) => ({
  order_key: { order_number_type: 1, mchid: merchant.shop.mchId, out_trade_no: 'T000001' },
  logistics_type: 1,
  delivery_mode: 1,
  shipping_list: [parcel],
  upload_time: `2026-01-01T10:${String(10 + minute++).padStart(2, '0')}:00.000+08:00`,
  payer: { openid: merchant.buyer.miniOpenid },
  ...more,
});
const upload = async (more: Record<string, unknown> = {}) => (await ask('upload_shipping_info', shipping(more))).errcode;
const pushes = () =>
  merchant.server.received
    .filter((one) => one.path === '/callbacks/mini-program')
    .map((one) => JSON.parse(one.body) as Record<string, unknown>);
const pushed = async (count: number) => {
  for (let turn = 0; turn < 300 && pushes().length < count; turn += 1) await new Promise((resolve) => setTimeout(resolve, 10));
  return pushes();
};
const order = (answer: Answer) => answer['order'] as Record<string, unknown>;

beforeEach(() => {
  minute = 0;
});

describe('telling that an order is on its way', () => {
  it('ships, pushes when the money comes, and again when the buyer has confirmed', async () => {
    const { transactionId } = await merchant.pay('T000001');
    const key = { transaction_id: transactionId };
    expect(order(await ask('get_order', key))).toMatchObject({
      order_state: 1,
      shipping: {},
      paid_amount: 12_345,
      openid: merchant.buyer.miniOpenid,
    });
    expect(await upload()).toBe(0);
    expect(order(await ask('get_order', key))).toMatchObject({
      order_state: 2,
      shipping: { finish_shipping: true, finish_shipping_count: 1, shipping_list: [{ tracking_no: 'YT0001', goods_desc: '龙井一盒' }] },
    });
    const [first] = await pushed(1);
    expect(first).toMatchObject({ Event: 'trade_manage_order_settlement', merchant_trade_no: 'T000001', transaction_id: transactionId });
    expect(first).toHaveProperty('estimated_settlement_time');
    expect(first).not.toHaveProperty('confirm_receive_method');
    await merchant.control.confirmReceipt({ outTradeNo: 'T000001', method: 2 });
    expect(pushes()[1]).toMatchObject({ confirm_receive_method: 2, merchant_id: merchant.shop.mchId });
    expect(pushes()[1]).toHaveProperty('settlement_time');
    expect(order(await ask('get_order', { merchant_id: merchant.shop.mchId, merchant_trade_no: 'T000001' }))).toMatchObject({
      order_state: 4,
    });
    expect(await upload({ shipping_list: [{ ...parcel, tracking_no: 'YT0002' }] })).toBe(10060004);
    await expect(merchant.control.confirmReceipt({ outTradeNo: 'T000001' })).rejects.toMatchObject({ code: 'not_shipped' });
  });

  it('does not know a payment in its first moments, if told so', async () => {
    merchant.control.setPayOptions({ shippingDelayMs: 60_000 });
    await merchant.pay('T000001');
    expect(await upload()).toBe(10060001);
    merchant.control.advanceTime({ advanceMs: 60_000 });
    expect(await upload()).toBe(0);
    expect(await upload({ order_key: { order_number_type: 2, transaction_id: '42' } })).toBe(10060001);
  });

  it('may be told anew once', async () => {
    await merchant.pay('T000001');
    expect(await upload()).toBe(0);
    expect(await upload()).toBe(10060023);
    expect(await upload({ shipping_list: [{ ...parcel, tracking_no: 'YT0002' }], upload_time: '2026-01-01T09:00:00+08:00' })).toBe(
      10060014,
    );
    expect(await upload({ shipping_list: [{ ...parcel, tracking_no: 'YT0002' }] })).toBe(0);
    expect(await upload({ shipping_list: [{ ...parcel, tracking_no: 'YT0003' }] })).toBe(10060003);
    expect(await pushed(1)).toHaveLength(1);
  });

  it('goes in parts until all is delivered', async () => {
    await merchant.pay('T000001');
    const part = (number: string, all: boolean) =>
      upload({ delivery_mode: 2, is_all_delivered: all, shipping_list: [{ ...parcel, tracking_no: number }] });
    expect(await part('YT1', false)).toBe(0);
    const key = { merchant_id: merchant.shop.mchId, merchant_trade_no: 'T000001' };
    expect(order(await ask('get_order', key))).toMatchObject({ order_state: 1 });
    expect(await part('YT2', true)).toBe(0);
    expect(order(await ask('get_order', key))).toMatchObject({
      order_state: 2,
      shipping: { shipping_list: [{ tracking_no: 'YT1' }, { tracking_no: 'YT2' }] },
    });
  });

  it.each([
    ['no such key type', { order_key: { order_number_type: 3 } }, 268485194],
    ['no transaction', { order_key: { order_number_type: 2 } }, 268485195],
    ['no merchant', { order_key: { order_number_type: 1 } }, 268485196],
    ['no number', { order_key: { order_number_type: 1, mchid: '1' } }, 268485197],
    ['a strange kind of logistics', { logistics_type: 9 }, 10060005],
    ['a strange mode', { delivery_mode: 3 }, 268485224],
    ['parts without a courier', { delivery_mode: 2, logistics_type: 4, is_all_delivered: true }, 10060006],
    ['parts without an end', { delivery_mode: 2 }, 10060007],
    ['no parcel', { shipping_list: [] }, 10060020],
    ['sixteen parcels', { delivery_mode: 2, is_all_delivered: true, shipping_list: Array.from({ length: 16 }, () => parcel) }, 10060024],
    ['two parcels in one', { shipping_list: [parcel, parcel] }, 268485228],
    ['no tracking number', { shipping_list: [{ ...parcel, tracking_no: '' }] }, 268485226],
    ['no company', { shipping_list: [{ ...parcel, express_company: '' }] }, 268485227],
    ['a long tracking number', { shipping_list: [{ ...parcel, tracking_no: '1'.repeat(129) }] }, 10060026],
    ['a long company', { shipping_list: [{ ...parcel, express_company: 'A'.repeat(129) }] }, 10060025],
    ['no words', { shipping_list: [{ ...parcel, item_desc: '' }] }, 10060008],
    ['many words', { shipping_list: [{ ...parcel, item_desc: '茶'.repeat(121) }] }, 10060009],
    ['SF without a phone', { shipping_list: [{ ...parcel, express_company: 'SF' }] }, 10060014],
    ['a time of another form', { upload_time: '2026-01-01 10:00:00' }, 268485216],
    ['another’s openid', { payer: { openid: 'oOther' } }, 10060031],
  ])('refuses %s', async (_what, more, errcode) => {
    await merchant.pay('T000001');
    expect(await upload(more)).toBe(errcode);
    expect(merchant.control.payTransactions().sums.paid).toBe(1);
  });

  it('reminds once, of parcels only', async () => {
    await merchant.pay('T000001');
    const key = { merchant_id: merchant.shop.mchId, merchant_trade_no: 'T000001' };
    const now = Math.floor(Date.now() / 1000);
    const remind = async (at: number) => (await ask('notify_confirm_receive', { ...key, received_time: at })).errcode;
    expect(await remind(now)).toBe(10060028);
    await upload();
    expect(await remind(now - 3_600)).toBe(10060029);
    expect(await remind(now + 3_600)).toBe(0);
    expect(await remind(now + 3_600)).toBe(10060030);
    await merchant.pay('T000002');
    await upload({
      order_key: { order_number_type: 1, mchid: merchant.shop.mchId, out_trade_no: 'T000002' },
      logistics_type: 4,
      shipping_list: [{ item_desc: '自提' }],
    });
    expect((await ask('notify_confirm_receive', { ...key, merchant_trade_no: 'T000002', received_time: now })).errcode).toBe(10060032);
  });

  it('the other calls, and tokens of another app', async () => {
    expect(await ask('is_trade_managed', { appid: accounts.MINI_APP_ID })).toMatchObject({ errcode: 0, is_trade_managed: true });
    const oa = await merchant.tokenOf(merchant.stable());
    expect((await merchant.post('/weixin/wxa/sec/order/get_order', {}, oa)).errcode).toBe(48001);
    const companies = await merchant.post('/weixin/cgi-bin/express/delivery/open_msg/get_delivery_list', {}, token);
    expect(companies['delivery_list']).toContainEqual({ delivery_id: 'SF', delivery_name: '顺丰速运' });
  });
});

describe('the list of orders', () => {
  type Row = { merchant_trade_no: string; paid_amount: number; pay_time: number; order_state: number; openid: string };
  const page = async (body: Record<string, unknown>) => {
    const answer = await ask('get_order_list', body);
    return {
      errcode: answer.errcode,
      rows: (answer['order_list'] ?? []) as Row[],
      last: String(answer['last_index']),
      more: answer['has_more'],
    };
  };
  const whole = async (body: Record<string, unknown> = {}) => {
    const rows: Row[] = [];
    for (let last = '', more: unknown = true; more;) {
      const one = await page({ ...body, ...(last ? { last_index: last } : {}) });
      rows.push(...one.rows);
      ({ last, more } = one);
    }
    return rows;
  };

  it('shows paid orders by pages, each once', async () => {
    for (const number of ['T000001', 'T000002', 'T000003']) await merchant.pay(number);
    await merchant.prepay('T000004');
    const first = await page({ page_size: 2 });
    expect(first).toMatchObject({ more: true, rows: [{ merchant_trade_no: 'T000001' }, { merchant_trade_no: 'T000002' }] });
    const second = await page({ page_size: 2, last_index: first.last });
    expect(second).toMatchObject({ more: false, rows: [{ merchant_trade_no: 'T000003' }] });
    await merchant.refund('T000003', 'R1', 12_345);
    expect((await page({ order_state: 5 })).rows.map((one) => one.merchant_trade_no)).toEqual(['T000003']);
    expect((await page({ openid: 'oOther' })).rows).toEqual([]);
    expect((await page({ last_index: 'x' })).errcode).toBe(10060011);
    expect((await page({ page_size: 101 })).errcode).toBe(10060014);
  });

  it('as many as wanted, made up, with sums that are known', async () => {
    const seeded = await merchant.post('/box/mini-orders/seed', { count: 1_234 });
    await merchant.pay('T000001');
    const rows = await whole();
    const made = rows.filter((one) => one.merchant_trade_no !== 'T000001');
    expect(rows).toHaveLength(1_235);
    expect(new Set(rows.map((one) => one.merchant_trade_no)).size).toBe(1_235);
    const sum = (list: Row[]) => list.reduce((total, one) => total + one.paid_amount, 0);
    const refunded = made.filter((one) => one.order_state === 5);
    expect(seeded).toMatchObject({
      count: 1_234,
      sumFen: sum(made),
      buyers: new Set(made.map((one) => one.openid)).size,
      refundedCount: refunded.length,
      refundedFen: sum(refunded),
    });
    const people = new Set(merchant.control.state().persons.map((one) => one.miniOpenid));
    expect(made.some((one) => people.has(one.openid))).toBe(true);
    expect(await whole()).toEqual(rows);
    const key = { transaction_id: (rows[7] as unknown as { transaction_id: string }).transaction_id };
    expect(order(await ask('get_order', key))).toEqual(rows[7]);
  });

  it('cuts by the time of payment', async () => {
    merchant.control.seedMiniOrders({ count: 300 });
    const rows = await whole();
    const begin = rows[40]?.pay_time ?? 0;
    const end = rows[250]?.pay_time ?? 0;
    expect(await whole({ pay_time_range: { begin_time: begin, end_time: end } })).toEqual(rows.slice(40, 251));
  });

  it('a hundred thousand cost nothing until asked for', async () => {
    const { sumFen, count } = merchant.control.seedMiniOrders({ count: 100_000 });
    expect(count).toBe(100_000);
    expect(sumFen).toBeGreaterThan(100_000 * 20_000);
    expect((await page({ last_index: '99950' })).rows).toHaveLength(50);
  });

  it('answers as busy as told', async () => {
    merchant.control.setFault({ kind: 'errcode', path: '/get_order_list', errcode: 45011, times: 2 });
    expect((await page({})).errcode).toBe(45011);
    expect((await page({})).errcode).toBe(45011);
    expect((await page({})).errcode).toBe(0);
  });
});
