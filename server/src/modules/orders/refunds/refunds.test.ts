import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../test/coupon-world.ts';
import { makeStaffActor } from '../../../../test/factories/staff-actor.ts';
import { expectSoundBooks } from '../../../../test/ledger-books.ts';
import { createOrderWorld, goods } from '../../../../test/order-world.ts';
import type { OrderWorld } from '../../../../test/order-world.ts';
import { balancesOf, spend } from '../../ledger/index.ts';
import { confirmReceipt } from '../completing/confirm-receipt.ts';
import { getSalesSettings } from '../settings/sales-settings.ts';
import { saveSalesSettings } from '../settings/save-sales-settings.ts';
import { shipOrder } from '../shipping/ship-order.ts';
import { approveRefund, cancelRefund, makeRefund, refuseRefund } from './answer-refund.ts';
import { askRefund } from './ask-refund.ts';
import { previewOwnRefund, previewRefund } from './preview-refund.ts';

let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
});
afterAll(async () => {
  await expectSoundBooks(world.ctx());
  await world.close();
});

const reason = '不想要了';
const whole = (orderId: string) => ({ orderId, lines: [], reason });
const sums = async (id: string): Promise<unknown> => await world.deps.db('customers').where({ id }).first('orders_count', 'paid_total_fen');

/** Two pieces for 200 yuan: a coupon takes 20, points pay 10, stored value 35, money 135. */
async function paidOrder() {
  const me = await world.addCustomer();
  const { skuId, goodsId } = await world.addGoods({ priceFen: 10_000, stock: 5 });
  const coupon = await world.giveCoupon(me);
  await world.give(me, 'points', 1_000);
  await world.give(me, 'principal', 3_000);
  await world.give(me, 'bonus', 500);
  const order = await world.buy(me, goods(skuId, 2), { means: { points: 1_000, balance: 'most' } });
  await world.pay(order.id, me);
  return { me, skuId, goodsId, coupon, order, lineId: order.lines[0]?.id ?? '' };
}

async function received(it: { me: string; order: { id: string } }): Promise<void> {
  await shipOrder(world.admin(), { id: it.order.id, company: '顺丰', trackingNo: 'SF1' });
  await confirmReceipt(world.member(it.me), { id: it.order.id });
}

describe('a refund of everything', () => {
  it('gives money, points, stored value, stock and the coupon back', async () => {
    const { me, skuId, goodsId, coupon, order } = await paidOrder();
    const { refund } = await askRefund(world.member(me), whole(order.id));
    expect([refund.state, refund.payFen, refund.balanceFen, refund.points]).toEqual(['requested', 13_500, 3_500, 1_000]);
    expect((await world.order(order.id)).refund_state).toBe('requested');
    const { refund: approved } = await approveRefund(world.admin(), { id: refund.id, answer: '好的' });
    expect([approved.state, (await world.order(order.id)).refund_state]).toEqual(['approved', 'refunding']);
    expect(await balancesOf(world.ctx(), me)).toMatchObject({ points: 1_000, principalFen: 3_000, bonusFen: 500 });
    await world.sendRefunds();
    expect(await world.order(order.id)).toMatchObject({ refund_state: 'full', refunded_fen: 17_000 });
    expect((await world.refund(refund.id)).state).toBe('succeeded');
    expect(await world.stock(skuId)).toBe(5);
    expect(await world.deps.db('coupons').where({ id: coupon }).first('state')).toEqual({ state: 'available' });
    expect(await world.deps.db('spus').where({ id: goodsId }).first('sold')).toEqual({ sold: 0 });
    expect(await sums(me)).toEqual({ orders_count: 0, paid_total_fen: 0 });
    expect(await refusalOf(askRefund(world.member(me), whole(order.id)))).toBe('order.state_refused');
  });

  it('after completion takes points and growth back, as far as they are there', async () => {
    const it = await paidOrder();
    await received(it);
    expect(await balancesOf(world.ctx(), it.me)).toMatchObject({ points: 135, growth: 135 });
    await spend(world.ctx(), { key: `t:${it.order.id}`, customerId: it.me, kind: 'points', amount: 100, reason: 'spent' });
    await makeRefund(world.admin(), whole(it.order.id));
    // 35 of 135 earned points were left; the 1,000 that had paid came back.
    expect(await balancesOf(world.ctx(), it.me)).toMatchObject({ points: 1_000, growth: 0, principalFen: 3_000, bonusFen: 500 });
    expect(await world.order(it.order.id)).toMatchObject({ earned_points: 0, earned_growth: 0 });
  });
});

describe('a refund in parts', () => {
  it('gives back each piece by its share, and to the fen what was paid in the end', async () => {
    const { me, skuId, coupon, order, lineId } = await paidOrder();
    const one = { orderId: order.id, lines: [{ lineId, quantity: 1 }], reason };
    const preview = await previewOwnRefund(world.member(me), one);
    expect(preview).toEqual({ payFen: 6_750, balanceFen: 1_750, points: 500, couponsReturn: false });
    await makeRefund(world.admin(), one);
    await world.sendRefunds();
    expect(await world.order(order.id)).toMatchObject({ refund_state: 'partial', refunded_fen: 8_500, state: 'paid' });
    expect([await world.stock(skuId), await sums(me)]).toEqual([4, { orders_count: 1, paid_total_fen: 8_500 }]);
    expect(await world.deps.db('coupons').where({ id: coupon }).first('state')).toEqual({ state: 'used' });
    expect((await previewRefund(world.admin(), one)).couponsReturn).toBe(true);
    expect(await refusalOf(makeRefund(world.admin(), { ...one, lines: [{ lineId, quantity: 2 }] }))).toBe('order.refund_too_large');
    await makeRefund(world.admin(), whole(order.id));
    await world.sendRefunds();
    expect(await world.order(order.id)).toMatchObject({ refund_state: 'full', refunded_fen: 17_000 });
    expect(await world.deps.db('coupons').where({ id: coupon }).first('state')).toEqual({ state: 'available' });
  });

  it('after completion takes back in proportion', async () => {
    const it = await paidOrder();
    await received(it);
    await makeRefund(world.admin(), { orderId: it.order.id, lines: [{ lineId: it.lineId, quantity: 1 }], reason });
    expect(await world.order(it.order.id)).toMatchObject({ earned_points: 67, earned_growth: 67 });
    expect((await balancesOf(world.ctx(), it.me)).growth).toBe(67);
  });

  it('the shipping fee goes back with the last piece unless the parcel is on its way', async () => {
    const me = await world.addCustomer();
    const { skuId } = await world.addGoods({ priceFen: 2_000 });
    const [waiting, sent] = [await world.buy(me, goods(skuId)), await world.buy(me, goods(skuId))];
    for (const { id } of [waiting, sent]) await world.pay(id, me);
    await shipOrder(world.admin(), { id: sent.id, company: '顺丰', trackingNo: 'SF1' });
    expect((await previewRefund(world.admin(), { orderId: waiting.id, lines: [] })).payFen).toBe(3_000);
    expect((await previewRefund(world.admin(), { orderId: sent.id, lines: [] })).payFen).toBe(2_000);
    expect((await previewRefund(world.admin(), { orderId: sent.id, lines: [], withShipping: true })).payFen).toBe(3_000);
  });
});

describe('a request', () => {
  it('is one at a time, whoever asks', async () => {
    const { me, order } = await paidOrder();
    const asks = [
      askRefund(world.member(me), whole(order.id)),
      makeRefund(world.admin(), whole(order.id)),
      askRefund(world.member(me), whole(order.id)),
    ];
    const outcomes = await Promise.all(asks.map((it) => refusalOf(it)));
    expect(outcomes.sort()).toEqual(['', 'order.refund_open', 'order.refund_open']);
    expect(await world.deps.db('order_refunds').where({ order_id: order.id })).toHaveLength(1);
  });

  it('is answered once: two colleagues, or the customer in between', async () => {
    const { me, order } = await paidOrder();
    const { refund } = await askRefund(world.member(me), whole(order.id));
    const answers = [
      approveRefund(world.admin(), { id: refund.id }),
      approveRefund(world.admin(), { id: refund.id }),
      refuseRefund(world.admin(), { id: refund.id, answer: '已经发货了' }),
      cancelRefund(world.member(me), { id: refund.id }),
    ];
    const outcomes = await Promise.all(answers.map((it) => refusalOf(it)));
    expect(outcomes.filter((it) => it === '')).toHaveLength(1);
    expect(outcomes.filter((it) => it === 'order.state_refused')).toHaveLength(3);
  });

  it('that is refused or taken back leaves the order as it was', async () => {
    const { me, order, skuId } = await paidOrder();
    const first = await askRefund(world.member(me), whole(order.id));
    await refuseRefund(world.admin(), { id: first.refund.id, answer: '已经在路上' });
    const second = await askRefund(world.member(me), whole(order.id));
    await cancelRefund(world.member(me), { id: second.refund.id });
    expect(await world.order(order.id)).toMatchObject({ refund_state: 'none', refunded_fen: 0 });
    expect(await world.stock(skuId)).toBe(3);
  });

  it('is somebody else’s for other customers, and for staff who may not see the customer', async () => {
    const { me, order } = await paidOrder();
    const { refund } = await askRefund(world.member(me), whole(order.id));
    const stranger = await world.addCustomer();
    expect(await refusalOf(cancelRefund(world.member(stranger), { id: refund.id }))).toBe('order.refund_not_found');
    expect(await refusalOf(askRefund(world.member(stranger), whole(order.id)))).toBe('order.not_found');
    const narrow = world.ctx(makeStaffActor('service', { rows: 'self' }));
    expect(await refusalOf(approveRefund(narrow, { id: refund.id }))).toBe('order.refund_not_found');
    expect(await refusalOf(makeRefund(narrow, whole(order.id)))).toBe('order.not_found');
  });
});

describe('a refund WeChat does not let through', () => {
  it('is failed, and sent again under the same number when staff approve it again', async () => {
    const { me, order, skuId } = await paidOrder();
    world.wechat.refundStatus = 'ABNORMAL';
    const { refund } = await makeRefund(world.admin(), whole(order.id));
    await world.sendRefunds();
    expect((await world.refund(refund.id)).state).toBe('failed');
    expect(await world.order(order.id)).toMatchObject({ refund_state: 'refunding', refunded_fen: 0 });
    world.wechat.refundStatus = 'SUCCESS';
    await approveRefund(world.admin(), { id: refund.id });
    await world.sendRefunds();
    expect((await world.refund(refund.id)).state).toBe('succeeded');
    const numbers = [...world.wechat.refunds.values()].filter((it) => it.refundFen === 13_500);
    expect(new Set(numbers.map((it) => it.outRefundNo)).size).toBe(numbers.length);
    expect(await world.deps.db('payment_refunds').where({ cause_id: refund.id })).toHaveLength(1);
    expect([await world.stock(skuId), (await balancesOf(world.ctx(), me)).points]).toEqual([5, 1_000]); // given back once
  });
});

describe('what was bought besides goods', () => {
  it('a top-up goes back only while its principal is there; a term ends', async () => {
    const { settings, version } = await getSalesSettings(world.ctx());
    const saved = await saveSalesSettings(world.admin(), {
      version,
      settings: {
        ...settings,
        topUps: [{ payFen: 10_000, bonusFen: 1_000, bonusDays: null, note: '', on: true }],
        paidTerms: [{ level: 2, term: 'month', priceFen: 1_900, on: true }],
      },
    });
    const me = await world.addCustomer();
    const topUp = await world.buy(me, { kind: 'top_up', packageId: saved.settings.topUps[0]?.id ?? '' });
    const term = await world.buy(me, { kind: 'paid_term', offerId: saved.settings.paidTerms[0]?.id ?? '' });
    for (const { id } of [topUp, term]) await world.pay(id, me);
    await spend(world.ctx(), { key: `t:${me}`, customerId: me, kind: 'principal', amount: 1, reason: 'spent' });
    expect(await refusalOf(makeRefund(world.admin(), whole(topUp.id)))).toBe('order.state_refused');
    await world.give(me, 'principal', 1);
    await makeRefund(world.admin(), whole(topUp.id));
    expect(await balancesOf(world.ctx(), me)).toMatchObject({ principalFen: 0, bonusFen: 0 });
    expect(await world.deps.db('customers').where({ id: me }).first('level')).toEqual({ level: 2 });
    await makeRefund(world.admin(), whole(term.id));
    expect(await world.deps.db('customers').where({ id: me }).first('level')).toEqual({ level: 0 });
  });

  it('an order paid by balance alone is given back at once', async () => {
    const me = await world.addCustomer();
    await world.give(me, 'principal', 10_000);
    const { skuId } = await world.addGoods();
    const order = await world.buy(me, goods(skuId), { means: { balance: 'most' } });
    const { refund } = await makeRefund(world.admin(), whole(order.id));
    expect([refund.state, (await balancesOf(world.ctx(), me)).principalFen]).toEqual(['succeeded', 10_000]);
    expect((await world.order(order.id)).refund_state).toBe('full');
  });
});
