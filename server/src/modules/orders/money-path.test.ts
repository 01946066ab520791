import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../test/coupon-world.ts';
import { expectSoundBooks } from '../../../test/ledger-books.ts';
import { createOrderWorld, goods } from '../../../test/order-world.ts';
import type { OrderWorld } from '../../../test/order-world.ts';
import { balancesOf } from '../ledger/index.ts';
import { createOrder } from './buying/create-order.ts';
import { quotePurchase } from './buying/quote-purchase.ts';
import { checkPayment } from './paying/check-payment.ts';
import { cancelOrder } from './paying/cancel-order.ts';
import { payOrder } from './paying/pay-order.ts';
import { saveSalesSettings } from './settings/save-sales-settings.ts';
import { getSalesSettings } from './settings/sales-settings.ts';

let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
});
afterAll(async () => {
  await expectSoundBooks(world.ctx());
  await world.close();
});

const couponState = async (id: string): Promise<unknown> =>
  (await world.deps.db('coupons').where({ id }).first<{ state: string; order_id: string | null }>('state', 'order_id')) ?? null;
const kinds = async (customerId: string): Promise<string[]> =>
  world.deps.db('timeline_entries').where({ customer_id: customerId }).where('kind', 'like', 'order.%').orderBy('id').pluck('kind');

describe('an order', () => {
  it('holds coupon, points, balance and stock when it is made, and uses them up when it is paid', async () => {
    const me = await world.addCustomer();
    const { skuId, goodsId } = await world.addGoods({ priceFen: 10_000, stock: 5 });
    const coupon = await world.giveCoupon(me);
    await world.give(me, 'points', 1_000);
    await world.give(me, 'principal', 3_000);
    await world.give(me, 'bonus', 500);
    const means = { coupons: 'best', points: 1_000, balance: 'most' } as const;
    const order = await world.buy(me, goods(skuId, 2), { means });
    // 200 yuan, free shipping, 20 off; 1,000 points pay 10 yuan; 35 yuan of stored value.
    expect(order.totals).toMatchObject({
      goodsFen: 20_000,
      couponsFen: 2_000,
      pointsFen: 1_000,
      bonusFen: 500,
      principalFen: 3_000,
      payFen: 13_500,
    });
    expect([order.state, await world.stock(skuId), await couponState(coupon)]).toEqual([
      'created',
      3,
      { state: 'locked', order_id: order.id },
    ]);
    expect(await balancesOf(world.ctx(), me)).toMatchObject({ points: 0, principalFen: 0, bonusFen: 0 });

    const { params, order: paying } = await payOrder(world.member(me), { id: order.id });
    expect([params?.package.startsWith('prepay_id='), paying.state]).toEqual([true, 'paying']);
    await world.notice(await world.payAtWechat(order.id));
    const paid = await world.order(order.id);
    expect(paid).toMatchObject({ state: 'paid', paid_fen: 17_000, transaction_id: expect.stringMatching(/^42000/) as string });
    expect(await couponState(coupon)).toEqual({ state: 'used', order_id: order.id });
    expect(await world.deps.db('customers').where({ id: me }).first('orders_count', 'paid_total_fen', 'last_order_at')).toEqual({
      orders_count: 1,
      paid_total_fen: 17_000,
      last_order_at: paid.created_at,
    });
    expect(await world.deps.db('spus').where({ id: goodsId }).first('sold')).toEqual({ sold: 2 });
    expect(await kinds(me)).toEqual(['order.created', 'order.paid']);
    expect(await world.deps.db('order_events').where({ order_id: order.id }).orderBy('id').pluck('move')).toEqual([
      'created',
      'paying',
      'paid',
    ]);
  });

  it('is told twice and is paid once', async () => {
    const me = await world.addCustomer();
    const { skuId } = await world.addGoods();
    const order = await world.buy(me, goods(skuId));
    await payOrder(world.member(me), { id: order.id });
    const transaction = await world.payAtWechat(order.id);
    await Promise.all([world.notice(transaction), world.notice(transaction), checkPayment(world.member(me), { id: order.id })]);
    await world.notice(transaction, transaction);
    expect(await kinds(me)).toEqual(['order.created', 'order.paid']);
    expect(await world.deps.db('customers').where({ id: me }).first('orders_count')).toEqual({ orders_count: 1 });
  });

  it('is found paid by asking WeChat when no notice comes', async () => {
    const me = await world.addCustomer();
    const { skuId } = await world.addGoods();
    const order = await world.buy(me, goods(skuId));
    await payOrder(world.member(me), { id: order.id });
    expect((await checkPayment(world.member(me), { id: order.id })).order.state).toBe('paying');
    await world.payAtWechat(order.id);
    expect((await checkPayment(world.member(me), { id: order.id })).order.state).toBe('paid');
  });

  it('that leaves nothing to pay is paid at once, without WeChat', async () => {
    const me = await world.addCustomer();
    await world.give(me, 'principal', 20_000);
    const { skuId } = await world.addGoods();
    const order = await world.buy(me, goods(skuId), { means: { balance: 'most' } });
    expect([order.state, order.payFen, order.paidFen]).toEqual(['paid', 0, 10_000]);
    expect((await payOrder(world.member(me), { id: order.id })).params).toBeNull();
    expect(await world.deps.db('payments').where({ payable_id: order.id })).toEqual([]);
  });

  it('at another price than agreed is refused with the new one, and holds nothing', async () => {
    const me = await world.addCustomer();
    const { skuId } = await world.addGoods({ stock: 3 });
    const ask = { purchase: goods(skuId), means: {}, address: null, expectedPayFen: 1 };
    expect(await refusalOf(createOrder(world.member(me), ask))).toBe('order.address_needed');
    const refused = createOrder(world.member(me), {
      ...ask,
      address: { name: '林', phone: '13800000000', region: '杭州', detail: '1 号' },
    });
    await expect(refused).rejects.toMatchObject({ code: 'order.price_changed', data: { payFen: 10_000 } });
    expect([await world.stock(skuId), await world.deps.db('orders').where({ customer_id: me })]).toEqual([3, []]);
  });
});

describe('an order that is given up', () => {
  it('lets everything go, once, whoever closes it', async () => {
    const me = await world.addCustomer();
    const { skuId } = await world.addGoods({ stock: 5 });
    const coupon = await world.giveCoupon(me);
    await world.give(me, 'points', 500);
    await world.give(me, 'principal', 700);
    const order = await world.buy(me, goods(skuId, 2), { means: { points: 'most', balance: 'most' } });
    const outcomes = await Promise.all([1, 2, 3].map(() => refusalOf(cancelOrder(world.member(me), { id: order.id }))));
    expect(new Set(outcomes).has('')).toBe(true);
    expect(await world.order(order.id)).toMatchObject({ state: 'closed', close_reason: 'by_customer' });
    expect([await world.stock(skuId), await couponState(coupon)]).toEqual([5, { state: 'available', order_id: null }]);
    expect(await balancesOf(world.ctx(), me)).toMatchObject({ points: 500, principalFen: 700 });
    expect(await kinds(me)).toEqual(['order.created', 'order.closed']);
  });

  it('runs out of time after 15 minutes: closed at WeChat first, then here', async () => {
    const me = await world.addCustomer();
    const { skuId } = await world.addGoods({ stock: 1 });
    const order = await world.buy(me, goods(skuId));
    await payOrder(world.member(me), { id: order.id });
    world.clock.add(14 * 60_000);
    await world.queryDue();
    expect((await world.order(order.id)).state).toBe('paying');
    world.clock.add(60_001);
    await world.queryDue();
    expect(await world.order(order.id)).toMatchObject({ state: 'closed', close_reason: 'timeout' });
    expect([await world.stock(skuId), world.wechat.closed.size > 0]).toEqual([1, true]);
    expect(await refusalOf(payOrder(world.member(me), { id: order.id }))).toBe('order.expired');
  });

  it('is not given up when the customer was quicker to pay', async () => {
    const me = await world.addCustomer();
    const { skuId } = await world.addGoods({ stock: 1 });
    const order = await world.buy(me, goods(skuId));
    await payOrder(world.member(me), { id: order.id });
    await world.payAtWechat(order.id);
    expect(await refusalOf(cancelOrder(world.member(me), { id: order.id }))).toBe('order.state_refused');
    expect([(await world.order(order.id)).state, await world.stock(skuId)]).toEqual(['paid', 0]);
  });

  it('and is paid all the same has its money sent back by itself', async () => {
    const me = await world.addCustomer();
    const { skuId } = await world.addGoods({ stock: 1 });
    const order = await world.buy(me, goods(skuId));
    await payOrder(world.member(me), { id: order.id });
    await cancelOrder(world.member(me), { id: order.id });
    await world.notice(await world.payAtWechat(order.id));
    await world.sendRefunds();
    expect(await world.order(order.id)).toMatchObject({ state: 'closed', close_reason: 'paid_late' });
    expect(await world.stock(skuId)).toBe(1);
    const payment = await world.deps.db('payments').where({ payable_id: order.id }).first<{ id: string; late: number }>('id', 'late');
    expect(payment?.late).toBe(1);
    expect([...world.wechat.refunds.values()].filter((it) => it.outTradeNo === payment?.id).map((it) => it.refundFen)).toEqual([10_000]);
  });
});

describe('many at once', () => {
  it('the last piece goes to one, and the others are told', async () => {
    const { skuId } = await world.addGoods({ stock: 1 });
    const people = await Promise.all(Array.from({ length: 6 }, () => world.addCustomer()));
    const outcomes = await Promise.all(people.map((id) => refusalOf(world.buy(id, goods(skuId)))));
    expect(outcomes.filter((it) => it === '')).toHaveLength(1);
    expect(outcomes.filter((it) => it === 'catalog.out_of_stock')).toHaveLength(5);
    expect(await world.stock(skuId)).toBe(0);
  });

  it('one coupon is held by one order', async () => {
    const me = await world.addCustomer();
    const { skuId } = await world.addGoods();
    const coupon = await world.giveCoupon(me);
    const { totals } = await quotePurchase(world.member(me), { purchase: goods(skuId), means: {} });
    const address = { name: '林', phone: '13800000000', region: '杭州', detail: '1 号' };
    const ask = { purchase: goods(skuId), means: { coupons: [coupon] }, expectedPayFen: totals.payFen, address };
    const outcomes = await Promise.all([1, 2, 3].map(() => refusalOf(createOrder(world.member(me), ask))));
    expect(outcomes.sort()).toEqual(['', 'coupon.locked_by_order', 'coupon.locked_by_order']);
    expect(await world.deps.db('order_coupons').where({ coupon_id: coupon })).toHaveLength(1);
  });

  it('cancelling and paying: one of them wins, and stock and money agree with it', async () => {
    for (let round = 0; round < 4; round += 1) {
      const me = await world.addCustomer();
      const { skuId } = await world.addGoods({ stock: 1 });
      const order = await world.buy(me, goods(skuId));
      await payOrder(world.member(me), { id: order.id });
      const transaction = await world.payAtWechat(order.id);
      await Promise.all([refusalOf(cancelOrder(world.member(me), { id: order.id })), world.notice(transaction)]);
      const { state } = await world.order(order.id);
      expect([state, await world.stock(skuId)]).toEqual(['paid', 0]);
    }
  });
});

describe('what is bought besides goods', () => {
  const offers = async () => {
    const { settings, version } = await getSalesSettings(world.ctx());
    return saveSalesSettings(world.admin(), {
      version,
      settings: {
        ...settings,
        topUps: [{ payFen: 50_000, bonusFen: 8_000, bonusDays: 30, note: '充 500 送 80', on: true }],
        paidTerms: [{ level: 2, term: 'year', priceFen: 19_900, on: true }],
      },
    });
  };

  it('a top-up gives principal and bonus once it is paid, and is not counted as bought', async () => {
    const me = await world.addCustomer();
    const { settings } = await offers();
    const order = await world.buy(me, { kind: 'top_up', packageId: settings.topUps[0]?.id ?? '' }, { means: { balance: 'most' } });
    expect(order.payFen).toBe(50_000);
    expect(await balancesOf(world.ctx(), me)).toMatchObject({ principalFen: 0, bonusFen: 0 });
    await world.pay(order.id, me);
    expect(await balancesOf(world.ctx(), me)).toMatchObject({ principalFen: 50_000, bonusFen: 8_000, points: 500, growth: 500 });
    expect((await world.order(order.id)).state).toBe('completed');
    expect(await world.deps.db('customers').where({ id: me }).first('orders_count', 'paid_total_fen')).toEqual({
      orders_count: 0,
      paid_total_fen: 0,
    });
  });

  it('a membership term starts when it is paid, a second one after the first', async () => {
    const me = await world.addCustomer();
    const { settings } = await offers();
    const purchase = { kind: 'paid_term', offerId: settings.paidTerms[0]?.id ?? '' } as const;
    for (const _ of [1, 2]) await world.pay((await world.buy(me, purchase)).id, me);
    const terms = await world.deps
      .db('paid_terms')
      .where({ customer_id: me })
      .orderBy('starts_at')
      .select<{ starts_at: number; until: number }[]>('starts_at', 'until');
    expect(terms).toHaveLength(2);
    expect(terms[1]?.starts_at).toBe(terms[0]?.until);
    expect(await world.deps.db('customers').where({ id: me }).first('level')).toEqual({ level: 2 });
  });

  it('a bill in the store takes a coupon and is done when it is paid', async () => {
    const me = await world.addCustomer();
    const storeId = await world.addStore();
    const coupon = await world.giveCoupon(me);
    const order = await world.buy(me, { kind: 'bill', storeId, amountFen: 12_345 });
    expect([order.payFen, order.coupons.map((it) => it.id)]).toEqual([10_345, [coupon]]);
    await world.pay(order.id, me);
    expect(await world.order(order.id)).toMatchObject({ state: 'completed', earned_points: 103, earned_growth: 103 });
  });
});
