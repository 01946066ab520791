import { chinaOffsetMs, formatChinaDay } from '@lianke/shared';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { saveGoods } from '../src/modules/catalog/goods/save-goods.ts';
import { setOn } from '../src/modules/catalog/goods/set-on.ts';
import type { PaymentRefundRow, PaymentRow } from '../src/modules/payments/tables.ts';
import { logInMember, post } from './client.ts';
import { makeStaffActor } from './factories/staff-actor.ts';
import { createStaff } from './factories/staff-session.ts';
import { address, goods } from './order-world.ts';
import { eventually, mirrored, settled, startTestShop } from './test-shop.ts';
import type { TestShop } from './test-shop.ts';

const day = 86_400_000;
const minute = 60_000;
const hour = 60 * minute;

let shop: TestShop;
let skuId: string;
let ahead = 0;
const now = (): number => Date.now() + ahead;
/** Time passes on both sides. */
const pass = (ms: number): void => {
  ahead += ms;
  shop.simulator.control.advanceTime({ advanceMs: ms });
};
beforeAll(async () => {
  shop = await startTestShop({ replace: { clock: { now } } });
  await mirrored(shop);
  const admin = shop.ctx(makeStaffActor('admin'));
  const { goods: saved } = await saveGoods(admin, {
    ...{ title: '龙井', subtitle: '', categoryId: null, imageIds: [], detail: '', delivery: { express: true, pickup: true } },
    ...{ taxCode: null, taxRateBps: null, skus: [{ spec: '100 克', code: '', priceFen: 12_800, stock: null, barcode: '' }] },
  });
  await setOn(admin, { ids: [saved.id], on: true });
  skuId = saved.skus[0]?.id ?? '';
});
afterAll(() => shop.close());
beforeEach(() => {
  shop.simulator.control.clearPayFaults();
  shop.simulator.control.setRefundMode({ mode: 'success' });
});

interface Buyer {
  personId: string;
  headers: Record<string, string>;
}
const buyer = async (): Promise<Buyer> => {
  const personId = shop.simulator.control.createPerson({ name: '买家' }).id;
  return { personId, headers: await logInMember(shop, personId) };
};

/** An order with its payment sheet open. */
async function ordered({ headers }: Buyer): Promise<{ orderId: string; paymentId: string; params: Record<string, unknown> }> {
  const purchase = goods(skuId, 1);
  const input = { purchase, means: {}, expectedPayFen: 12_800, address };
  const created = await post(shop.url, 'member.orders.create', input, headers);
  const orderId = created.data?.order.id ?? '';
  const paying = await post(shop.url, 'member.orders.pay', { id: orderId }, headers);
  if (!paying.data?.params) throw new Error(`not opened: ${created.error?.code ?? ''} ${paying.error?.code ?? ''}`);
  const payment = await shop.app.deps.db<PaymentRow>('payments').where({ payable_id: orderId }).first();
  return { orderId, paymentId: payment?.id ?? '', params: { ...paying.data.params } };
}
const pays = (who: Buyer, it: { params: Record<string, unknown> }) =>
  shop.simulator.control.requestPayment({ personId: who.personId, params: it.params });
const payment = (id: string) => shop.app.deps.db<PaymentRow>('payments').where({ id }).first();
const paid = (id: string) => eventually('it is paid', async () => ((await payment(id))?.status === 'paid' ? payment(id) : undefined));
const stored = async (transactionId = ''): Promise<number> => {
  const rows = await shop.app.deps.db('inbox').where({ platform: 'wechat_pay' }).select<{ id: string; payload: string }[]>('id', 'payload');
  return rows.filter((row) => shop.app.deps.sealing.open(row.payload, row.id).includes(transactionId)).length;
};
const alarmed = (kind: string, matter: string) =>
  eventually(kind, () => shop.app.deps.db('alarms').where({ kind, matter }).first<{ times: number } | undefined>('times'));
const stateOf = async (orderId: string): Promise<unknown> =>
  (await shop.app.deps.db('orders').where({ id: orderId }).first<{ state: string }>('state'))?.state;
/** After so long the staff of WeCom is looked at again, and who is not there may not come in. */
async function mirroredAgain(): Promise<void> {
  const slot = Math.floor((now() + chinaOffsetMs) / hour);
  await eventually('the next mirror of staff', () =>
    shop.app.deps.db('cron_slots').where({ name: 'identity.mirror-staff' }).where('slot', '>=', slot).first<object | undefined>('name'),
  );
  await settled(shop);
}
/** Lets the schedule of questions come round. */
const askWechat = (ms: number): void => pass(ms);

describe('a notice of WeChat Pay', () => {
  it('is verified, stored, and pays the order', async () => {
    const who = await buyer();
    const it = await ordered(who);
    const { transactionId, delivery } = await pays(who, it);
    expect(delivery?.status).toBe(200);
    expect(await paid(it.paymentId)).toMatchObject({ transaction_id: transactionId, amount_fen: 12_800, late: 0 });
    expect(await stateOf(it.orderId)).toBe('paid');
    expect(await stored(transactionId)).toBe(1);
  });

  it('sent twice is stored once', async () => {
    shop.simulator.control.setPayFault({ kind: 'duplicate' });
    const who = await buyer();
    const it = await ordered(who);
    const { transactionId } = await pays(who, it);
    await paid(it.paymentId);
    await settled(shop);
    expect(await stored(transactionId)).toBe(1);
    expect(await shop.app.deps.db('order_events').where({ order_id: it.orderId, move: 'paid' })).toHaveLength(1);
  });

  it.each(['tampered', 'forged', 'old_timestamp', 'unknown_serial'] as const)(
    'that is %s is refused and nothing of it stored; asking WeChat pays the order',
    async (kind) => {
      shop.simulator.control.setPayFault({ kind });
      const who = await buyer();
      const it = await ordered(who);
      const before = await stored();
      const { delivery } = await pays(who, it);
      expect(delivery?.status).toBeGreaterThanOrEqual(400);
      expect(delivery?.status).toBeLessThan(500);
      expect(await stored()).toBe(before);
      expect(await stateOf(it.orderId)).toBe('paying');
      askWechat(16_000);
      await paid(it.paymentId);
    },
  );

  it('with another amount fulfils nothing and raises an alarm', async () => {
    shop.simulator.control.setPayFault({ kind: 'wrong_amount' });
    const who = await buyer();
    const it = await ordered(who);
    const { transactionId } = await pays(who, it);
    await alarmed('payment.mismatch', transactionId ?? '');
    expect(await payment(it.paymentId)).toMatchObject({ status: 'paying', transaction_id: null });
    expect(await stateOf(it.orderId)).toBe('paying');
    askWechat(16_000); // WeChat itself says the right amount
    await paid(it.paymentId);
    expect(await stateOf(it.orderId)).toBe('paid');
  });

  it('about somebody else’s number raises an alarm', async () => {
    const foreign = await shop.simulator.control.foreignPayment({ amountFen: 500, notify: true });
    expect(foreign.delivery?.status).toBe(200);
    await alarmed('payment.unknown', foreign.transactionId);
  });

  it('that never comes is made up for by asking', async () => {
    shop.simulator.control.setPayFault({ kind: 'never' });
    const who = await buyer();
    const it = await ordered(who);
    const { transactionId } = await pays(who, it);
    askWechat(16_000);
    await paid(it.paymentId);
    expect(await stateOf(it.orderId)).toBe('paid');
    expect(await stored(transactionId)).toBe(0);
  });

  it('that overtakes another changes nothing', async () => {
    shop.simulator.control.setPayFault({ kind: 'out_of_order' });
    const [one, two] = [await buyer(), await buyer()];
    const [first, second] = [await ordered(one), await ordered(two)];
    await Promise.all([pays(one, first), pays(two, second)]);
    await Promise.all([paid(first.paymentId), paid(second.paymentId)]);
  });
});

describe('an order nobody pays', () => {
  it('is closed at WeChat, and only then given up: the sheet does not open any more', async () => {
    const who = await buyer();
    const it = await ordered(who);
    pass(16 * minute);
    await eventually('it is closed', async () => (await payment(it.paymentId))?.status === 'closed');
    expect(await stateOf(it.orderId)).toBe('closed');
    await expect(pays(who, it)).rejects.toThrow();
  });
});

describe('money that goes back', () => {
  const refundOf = (paymentId: string) => shop.app.deps.db<PaymentRefundRow>('payment_refunds').where({ payment_id: paymentId }).first();
  const bought = async () => {
    const who = await buyer();
    const it = await ordered(who);
    await pays(who, it);
    await paid(it.paymentId);
    return it;
  };
  const giveBack = async (orderId: string): Promise<void> => {
    const { headers } = await createStaff(shop, 'admin');
    const lines = await shop.app.deps.db('order_lines').where({ order_id: orderId }).select<{ id: string }[]>('id');
    const input = {
      orderId,
      lines: lines.map(({ id }) => ({ lineId: id, quantity: 1 })),
      reason: '缺货',
      withShipping: false,
      restock: true,
    };
    const { error } = await post(shop.url, 'staff.refunds.make', input, headers);
    if (error) throw new Error(error.code);
  };

  it('is there when WeChat says so', async () => {
    const it = await bought();
    await giveBack(it.orderId);
    await eventually('the refund is there', async () => (await refundOf(it.paymentId))?.status === 'succeeded');
    expect(await payment(it.paymentId)).toMatchObject({ refunded_fen: 12_800 });
  });

  it('may get stuck at the bank: the refund fails with an alarm', async () => {
    shop.simulator.control.setRefundMode({ mode: 'abnormal', afterMs: 50 });
    const it = await bought();
    await giveBack(it.orderId);
    const refund = await eventually('the refund failed', async () => {
      const row = await refundOf(it.paymentId);
      return row?.status === 'failed' ? row : undefined;
    });
    expect(refund).toMatchObject({ problem: 'ABNORMAL' });
    await alarmed('payment.refund_failed', refund.id);
  });
});

describe('the next morning', () => {
  it('the day’s bill is compared: foreign money, a line that is missing, an amount that is wrong; the rest agrees', async () => {
    const [left, wrong] = [await buyer(), await buyer()];
    const [first, second] = [await ordered(left), await ordered(wrong)];
    await pays(left, first);
    await pays(wrong, second);
    await Promise.all([paid(first.paymentId), paid(second.paymentId)]);
    const billDay = formatChinaDay((await payment(first.paymentId))?.paid_at ?? 0);
    const foreign = await shop.simulator.control.foreignPayment({ amountFen: 321, notify: false });
    shop.simulator.control.slipBill({ outTradeNo: first.paymentId, leftOut: true });
    shop.simulator.control.slipBill({ outTradeNo: second.paymentId, amountFen: 12_799 });
    await settled(shop);
    // Half past eleven in the morning of the day after tomorrow: also what happened a moment before midnight is decided.
    pass(Math.floor((now() + chinaOffsetMs) / day) * day - chinaOffsetMs + 2 * day + 11.5 * 60 * minute - now());
    await mirroredAgain();
    const { headers } = await createStaff(shop, 'admin');
    const fetched = async () => {
      const { data } = await post(shop.url, 'staff.reconciliation.fetch', { day: billDay }, headers);
      return data?.day.status === 'done' ? data.day : undefined;
    };
    const summary = await eventually('the bill is compared', fetched);
    const { data } = await post(shop.url, 'staff.reconciliation.differences', { day: billDay, limit: 100 }, headers);
    const kinds = new Map(data?.differences.map((it) => [it.number, it]));
    expect(kinds.get(first.paymentId)).toMatchObject({ kind: 'missing_there', oursFen: 12_800, orderId: first.orderId });
    expect(kinds.get(second.paymentId)).toMatchObject({ kind: 'amount_differs', oursFen: 12_800, theirsFen: 12_799 });
    expect(kinds.get(foreign.outTradeNo)).toMatchObject({ kind: 'missing_here', theirsFen: 321, orderId: null });
    // All the other payments and refunds of this file agree.
    const ours = data?.differences.filter((it) => it.kind !== 'missing_here').map((it) => it.number);
    expect(ours?.sort()).toEqual([first.paymentId, second.paymentId].sort());
    expect(summary.differences.open).toBe(data?.differences.length);
    await alarmed('reconciliation.difference', billDay);

    const healed = await post(shop.url, 'staff.reconciliation.heal', { id: kinds.get(first.paymentId)?.id ?? '' }, headers);
    expect(healed.data?.difference.status).toBe('healed');
    const file = await fetch(`${shop.url}/downloads/reconciliation/${billDay}.csv`, { headers });
    expect([file.status, (await file.text()).includes(`"${first.paymentId}"`)]).toEqual([200, true]);
    const sales = await createStaff(shop, 'sales');
    expect((await fetch(`${shop.url}/downloads/reconciliation/${billDay}.csv`, { headers: sales.headers })).status).toBe(403);
  });
});
