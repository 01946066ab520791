import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../test/coupon-world.ts';
import { address, createOrderWorld, goods } from '../../../test/order-world.ts';
import type { OrderWorld } from '../../../test/order-world.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { allIdsOf } from '../customers/index.ts';
import { undoMerge } from '../customers/merging/undo-merge.ts';
import { addToCart, getCart, setInCart } from './cart/cart.ts';
import { createOrder } from './buying/create-order.ts';
import { onCustomersMerged, onCustomersUnmerged, ordersPrivacyPart } from './index.ts';
import { getMyOrder, listMyOrders } from './member/my-orders.ts';
import { askRefund } from './refunds/ask-refund.ts';

let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
});
afterAll(() => world.close());

const ofOrders = async (id: string): Promise<string[]> => (await listMyOrders(world.member(id), {})).orders.map((it) => it.id);

describe('two records that turn out to be one person', () => {
  it('have one list of orders, and each its own again when the merge is undone', async () => {
    const [kept, lost] = [await world.addCustomer(), await world.addCustomer()];
    const { skuId } = await world.addGoods();
    const [one, two] = [await world.buy(kept, goods(skuId)), await world.buy(lost, goods(skuId))];
    await world.pay(two.id, lost);
    await askRefund(world.member(lost), { orderId: two.id, lines: [], reason: '买错了' });
    const mergeId = await world.merge(kept, lost);
    // Money may come before the reaction has run: it counts for the record in force.
    await world.pay(one.id, kept);
    expect((await getMyOrder(world.member(kept), { id: two.id })).order.id).toBe(two.id);
    await inTransaction(world.ctx(), (ctx) => onCustomersMerged.run(ctx, { mergeId, keptId: kept, lostId: lost }));
    expect(await ofOrders(kept)).toEqual([two.id, one.id]);
    expect(await world.deps.db('customers').where({ id: kept }).first('orders_count')).toEqual({ orders_count: 2 });
    await undoMerge(world.admin(), { id: mergeId, reason: '不是同一个人' });
    await inTransaction(world.ctx(), (ctx) => onCustomersUnmerged.run(ctx, { mergeId, keptId: kept, restoredId: lost }));
    expect([await ofOrders(kept), await ofOrders(lost)]).toEqual([[one.id], [two.id]]);
    expect(await world.deps.db('order_refunds').where({ order_id: two.id }).first('customer_id')).toEqual({ customer_id: lost });
  });

  it('have one cart', async () => {
    const [kept, lost] = [await world.addCustomer(), await world.addCustomer()];
    const [a, b] = [await world.addGoods(), await world.addGoods()];
    await addToCart(world.member(kept), { skuId: a.skuId, quantity: 1 });
    await addToCart(world.member(lost), { skuId: a.skuId, quantity: 3 });
    await addToCart(world.member(lost), { skuId: b.skuId, quantity: 2 });
    const mergeId = await world.merge(kept, lost);
    await inTransaction(world.ctx(), (ctx) => onCustomersMerged.run(ctx, { mergeId, keptId: kept, lostId: lost }));
    const { cart } = await getCart(world.member(kept));
    expect(cart.lines.map((it) => [it.skuId, it.quantity]).sort()).toEqual(
      [
        [a.skuId, 3],
        [b.skuId, 2],
      ].sort(),
    );
  });
});

describe('a person who goes', () => {
  it('takes name, number, address and words along; the order stays as a figure', async () => {
    const me = await world.addCustomer();
    const { skuId } = await world.addGoods();
    const order = await world.buy(me, goods(skuId), { remark: '放门口，谢谢' });
    await world.pay(order.id, me);
    await askRefund(world.member(me), { orderId: order.id, lines: [], reason: '味道不对' });
    await addToCart(world.member(me), { skuId, quantity: 1 });
    const person = { customerIds: await allIdsOf(world.ctx(), me), identities: [] };
    const copy = JSON.stringify(await ordersPrivacyPart.exportFor?.(world.ctx(), person));
    for (const text of [address.phone, address.detail, '放门口，谢谢', '味道不对', order.id]) expect(copy).toContain(text);
    await inTransaction(world.ctx(), async (ctx) => {
      for (const holding of ordersPrivacyPart.holdings) {
        expect([holding.what, (await holding.count(ctx, person)) > 0]).toEqual([holding.what, true]);
        await holding.erase(ctx, person);
        expect([holding.what, await holding.count(ctx, person)]).toEqual([holding.what, 0]);
      }
    });
    expect(await world.order(order.id)).toMatchObject({ address_sealed: null, remark: '', pay_fen: 10_000, state: 'paid' });
    const left = JSON.stringify([
      await world.order(order.id),
      await world.deps.db('order_refunds').where({ order_id: order.id }),
      await world.deps.db('order_events').where({ order_id: order.id }),
    ]);
    for (const text of [address.name, '放门口', '味道不对']) expect(left).not.toContain(text);
    expect((await ordersPrivacyPart.keptFor?.(world.ctx(), person))?.[0]).toMatchObject({ count: 1 });
  });
});

describe('a cart', () => {
  it('knows what cannot be bought any more, and what was ordered from it is out of it', async () => {
    const me = await world.addCustomer();
    const [scarce, plenty] = [await world.addGoods({ stock: 1 }), await world.addGoods()];
    await addToCart(world.member(me), { skuId: scarce.skuId, quantity: 2 });
    const { cart } = await addToCart(world.member(me), { skuId: plenty.skuId, quantity: 2 });
    expect(cart.lines.find((it) => it.skuId === scarce.skuId)?.blocked).toBe('out_of_stock');
    expect(await refusalOf(addToCart(world.member(me), { skuId: 'sku_none', quantity: 1 }))).toBe('catalog.not_found');
    const purchase = goods(plenty.skuId, 2);
    await createOrder(world.member(me), { purchase, means: {}, expectedPayFen: 20_000, address, fromCart: true });
    expect((await getCart(world.member(me))).cart.lines.map((it) => it.skuId)).toEqual([scarce.skuId]);
    expect((await setInCart(world.member(me), { skuId: scarce.skuId, quantity: 0 })).cart.lines).toEqual([]);
  });
});
