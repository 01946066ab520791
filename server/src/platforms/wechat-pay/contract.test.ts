import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { chinaTime } from '../api/china-time.ts';
import { startSimulated } from '../test-support/simulated.ts';
import type { Simulated } from '../test-support/simulated.ts';
import { accounts } from '../test-support/simulated.ts';
import { createWechatPay } from './client.ts';
import type { BillRow, MerchantCredentials, WechatPay, WechatPayNotice } from './types.ts';

let world: Simulated;
let pay: WechatPay;
let customer: { id: string; miniOpenid: string };
const received: WechatPayNotice[] = [];
const refusals: unknown[] = [];

const merchantOf = ({ simulator }: Simulated): MerchantCredentials => {
  const { publicKeyId, publicKey, ...merchant } = simulator.control.payMerchant();
  return { ...merchant, publicKey: { id: publicKeyId, pem: publicKey } };
};

const clientOf = (changes: Partial<MerchantCredentials> = {}): WechatPay => {
  const merchant = { ...merchantOf(world), ...changes };
  return createWechatPay({
    ...world.parts,
    mchId: merchant.mchId,
    appId: accounts.MINI_APP_ID,
    apiBase: `${world.simulator.url}/pay`,
    credentials: async () => merchant,
  });
};

beforeAll(async () => {
  world = await startSimulated({
    verifyUrl: () => '',
    receive: async ({ headers, rawBody }) => {
      try {
        received.push(await pay.openNotice({ headers, rawBody }));
      } catch (error) {
        refusals.push((error as { data?: { reason?: unknown } }).data?.reason);
        throw error;
      }
      return '{"code":"SUCCESS"}';
    },
  });
  pay = clientOf();
  customer = world.simulator.control.createPerson({ name: '付款的人' });
});
afterAll(() => world.close());
beforeEach(() => {
  world.simulator.control.clearPayFaults();
  world.simulator.control.setPayMaterial({ use: 'public_key' });
  world.simulator.control.setRefundMode({ mode: 'success' });
  received.length = 0;
  refusals.length = 0;
});

const fresh = (prefix: string): string => `${prefix}_${randomUUID().replaceAll('-', '').slice(0, 26)}`;

const order = (totalFen = 1990) => ({
  outTradeNo: fresh('pay'),
  description: '乌龙茶 两盒',
  totalFen,
  openid: customer.miniOpenid,
  expiresAt: Date.now() + 15 * 60_000,
  notifyUrl: `${world.callbackBase}/callbacks/wechat-pay`,
});

async function paid(totalFen?: number): Promise<ReturnType<typeof order>> {
  const one = order(totalFen);
  const { prepayId } = await pay.prepay(one);
  await world.simulator.control.requestPayment({ personId: customer.id, params: { ...(await pay.paymentParams(prepayId)) } });
  return one;
}

const refundOf = (one: ReturnType<typeof order>, refundFen: number) => ({
  outTradeNo: one.outTradeNo,
  outRefundNo: fresh('prf'),
  refundFen,
  totalFen: one.totalFen,
  reason: '不想要了',
  notifyUrl: one.notifyUrl,
});

test('a payment: opened, paid with our parameters, told by a notice and by the query', async () => {
  const one = await paid(1990);
  const told = {
    outTradeNo: one.outTradeNo,
    tradeState: 'SUCCESS',
    totalFen: 1990,
    payerTotalFen: 1990,
    openid: customer.miniOpenid,
    appId: accounts.MINI_APP_ID,
    mchId: pay.mchId,
  };
  expect(received).toMatchObject([{ kind: 'transaction', eventType: 'TRANSACTION.SUCCESS', data: told }]);
  const found = await pay.queryOrder(one.outTradeNo);
  expect(found).toMatchObject(told);
  expect(Math.abs((found?.paidAt ?? 0) - Date.now())).toBeLessThan(60_000);
  expect(received[0]?.dedupeKey).toBe(`TRANSACTION.SUCCESS:${found?.transactionId}`);
});

test('opened again with the same contents it is payable again; with others it is refused', async () => {
  const one = order();
  const first = await pay.prepay(one);
  const second = await pay.prepay(one);
  expect(second.prepayId).not.toBe('');
  expect(first.prepayId).not.toBe('');
  await expect(pay.prepay({ ...one, totalFen: one.totalFen + 1 })).rejects.toMatchObject({
    code: 'payment.refused',
    data: { reason: 'parameters_changed' },
  });
});

test('before anybody paid the query says so, and it can be closed, more than once', async () => {
  const one = order();
  const { prepayId } = await pay.prepay(one);
  expect(await pay.queryOrder(one.outTradeNo)).toMatchObject({ tradeState: 'NOTPAY', transactionId: null, paidAt: null });
  expect(await pay.closeOrder(one.outTradeNo)).toBe('closed');
  expect(await pay.closeOrder(one.outTradeNo)).toBe('closed');
  expect(await pay.queryOrder(one.outTradeNo)).toMatchObject({ tradeState: 'CLOSED' });
  const params = { ...(await pay.paymentParams(prepayId)) };
  await expect(world.simulator.control.requestPayment({ personId: customer.id, params })).rejects.toThrow();
  await expect(pay.prepay(one)).rejects.toMatchObject({ code: 'payment.refused', data: { reason: 'order_closed' } });
});

test('what WeChat never heard of: null, closed, null', async () => {
  expect(await pay.queryOrder(fresh('pay'))).toBeNull();
  expect(await pay.closeOrder(fresh('pay'))).toBe('closed');
  expect(await pay.queryRefund(fresh('prf'))).toBeNull();
});

test('closing what was paid meanwhile says paid', async () => {
  const one = await paid();
  expect(await pay.closeOrder(one.outTradeNo)).toBe('paid');
});

test('a refund in parts, the same number twice is the same refund, too much is refused', async () => {
  const one = await paid(1000);
  const refund = refundOf(one, 300);
  const first = await pay.refund(refund);
  expect(first).toMatchObject({ outRefundNo: refund.outRefundNo, refundFen: 300, outTradeNo: one.outTradeNo });
  expect(await pay.refund(refund)).toMatchObject({ refundId: first.refundId });
  expect(await pay.queryRefund(refund.outRefundNo)).toMatchObject({ refundId: first.refundId, refundFen: 300, status: 'SUCCESS' });
  expect(await pay.queryOrder(one.outTradeNo)).toMatchObject({ tradeState: 'REFUND' });
  await expect(pay.refund(refundOf(one, 701))).rejects.toMatchObject({ code: 'payment.refused' });
  await expect.poll(() => received.filter((it) => it.kind === 'refund').length).toBe(1);
  expect(received.find((it) => it.kind === 'refund')).toMatchObject({
    eventType: 'REFUND.SUCCESS',
    dedupeKey: `REFUND.SUCCESS:${first.refundId}:SUCCESS`,
    data: { outRefundNo: refund.outRefundNo, status: 'SUCCESS', refundFen: 300 },
  });
});

test('a refund that stays on its way, and one that fails', async () => {
  const { control } = world.simulator;
  control.setRefundMode({ mode: 'processing' });
  const one = await paid(1000);
  const refund = refundOf(one, 1000);
  expect(await pay.refund(refund)).toMatchObject({ status: 'PROCESSING', succeededAt: null });
  control.settleRefunds({ outRefundNo: refund.outRefundNo, status: 'ABNORMAL' });
  expect(await pay.queryRefund(refund.outRefundNo)).toMatchObject({ status: 'ABNORMAL' });
  await expect.poll(() => received.filter((it) => it.eventType === 'REFUND.ABNORMAL').length).toBe(1);
});

test('a merchant short of money is told so; the same number works later', async () => {
  const one = await paid(1000);
  world.simulator.control.setPayFault({ kind: 'not_enough' });
  const refund = refundOf(one, 1000);
  await expect(pay.refund(refund)).rejects.toMatchObject({ code: 'payment.refused', data: { reason: 'not_enough_balance' } });
  expect(await pay.refund(refund)).toMatchObject({ outRefundNo: refund.outRefundNo });
});

test.each(['system_error', 'frequency_limited'] as const)('%s is worth another try', async (kind) => {
  world.simulator.control.setPayFault({ kind });
  await expect(pay.queryOrder('pay_1')).rejects.toMatchObject({ code: 'platform.busy', retryable: true });
});

test.each([
  ['still on platform certificates', { publicKey: null }],
  ['who changes over, known by both', {}],
])('a merchant %s gets answers and notices under a certificate he did not know', async (_, changes) => {
  world.simulator.control.setPayMaterial({ use: 'certificate' });
  pay = clientOf(changes);
  const one = await paid(500);
  expect(received).toMatchObject([{ kind: 'transaction', data: { outTradeNo: one.outTradeNo } }]);
  expect(await pay.queryOrder(one.outTradeNo)).toMatchObject({ tradeState: 'SUCCESS' });
  world.simulator.control.setPayMaterial({ use: 'public_key' });
  expect(await pay.queryOrder(one.outTradeNo)).toMatchObject({ tradeState: 'SUCCESS' });
  pay = clientOf();
});

test('a wrong key or serial is our mistake', async () => {
  await expect(clientOf({ certSerial: '0'.repeat(40) }).queryOrder('pay_1')).rejects.toMatchObject({ code: 'platform.credential' });
});

test.each([
  ['tampered', 'bad_cipher'], // signed after it was spoilt
  ['forged', 'bad_signature'],
  ['old_timestamp', 'stale_timestamp'],
  ['unknown_serial', 'unknown_serial'],
] as const)('a notice that is %s is refused as %s', async (kind, reason) => {
  world.simulator.control.setPayFault({ kind });
  await paid();
  expect({ received, refusals }).toEqual({ received: [], refusals: [reason] });
});

test('a probe is refused and the notice after it accepted', async () => {
  world.simulator.control.setPayFault({ kind: 'sign_test' });
  await paid();
  expect(refusals).toEqual(['sign_test']);
  expect(received).toHaveLength(1);
  expect(world.simulator.control.payTransactions({ limit: 0 }).notices).toMatchObject({ probesAccepted: 0 });
});

test('a notice of another amount is signed all the same, so who reads it must compare', async () => {
  world.simulator.control.setPayFault({ kind: 'wrong_amount' });
  const one = await paid(1234);
  expect(received).toMatchObject([{ data: { outTradeNo: one.outTradeNo } }]);
  expect(received[0]?.data).not.toMatchObject({ totalFen: 1234 });
});

test('news sent twice have one key', async () => {
  world.simulator.control.setPayFault({ kind: 'duplicate' });
  await paid();
  expect(received).toHaveLength(2);
  expect(new Set(received.map((it) => it.dedupeKey)).size).toBe(1);
});

const collect = async (day: string, type: 'SUCCESS' | 'REFUND'): Promise<BillRow[]> => {
  const bill = await pay.tradeBill(day, type);
  const rows: BillRow[] = [];
  if (bill.state === 'ready') for await (const row of bill.rows) rows.push(row);
  return rows;
};

test('the bills of a day have what was paid and what went back', async () => {
  const { control } = world.simulator;
  control.billsReady({ ready: true });
  const one = { ...(await paid(4321)) };
  const refund = refundOf(one, 21);
  await pay.refund(refund);
  await control.foreignPayment({ amountFen: 777, description: '茶,`礼盒', outTradeNo: fresh('pos') });
  const today = chinaTime(Date.now()).slice(0, 10);

  const rows = await collect(today, 'SUCCESS');
  expect(rows.find((row) => row.outTradeNo === one.outTradeNo)).toMatchObject({
    totalFen: 4321,
    refund: null,
    tradeState: 'SUCCESS',
    openid: customer.miniOpenid,
    mchId: pay.mchId,
    description: '乌龙茶 两盒',
  });
  expect(rows.find((row) => row.totalFen === 777)).toMatchObject({ description: '茶,`礼盒', attach: '' });
  expect((await collect(today, 'REFUND')).find((row) => row.outTradeNo === one.outTradeNo)).toMatchObject({
    refund: { outRefundNo: refund.outRefundNo, refundFen: 21, status: 'SUCCESS' },
  });
  control.billsReady({ ready: false });
});

test('a bill that is not made yet, and a day without one', async () => {
  const day = (daysAgo: number): string => chinaTime(Date.now() - daysAgo * 86_400_000).slice(0, 10);
  expect(await pay.tradeBill(day(0), 'SUCCESS')).toEqual({ state: 'not_ready' });
  expect(await pay.tradeBill(day(5), 'SUCCESS')).toEqual({ state: 'none' });
});
