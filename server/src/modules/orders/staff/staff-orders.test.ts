import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../test/coupon-world.ts';
import { makeStaffActor } from '../../../../test/factories/staff-actor.ts';
import { address, createOrderWorld, goods } from '../../../../test/order-world.ts';
import type { OrderWorld } from '../../../../test/order-world.ts';
import { askRefund } from '../refunds/ask-refund.ts';
import { makeRefund, refuseRefund } from '../refunds/answer-refund.ts';
import { closeByHand } from './change-order.ts';
import { getOrder } from './get-order.ts';
import { listOrders } from './list-orders.ts';
import { listRefunds } from './list-refunds.ts';
import { ordersOfCustomer } from './of-customer.ts';
import { nameSources } from './name-sources.ts';
import { revealAddress } from './reveal-address.ts';

let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
});
afterAll(() => world.close());

const service = () => world.ctx(makeStaffActor('service', { rows: 'all' }));
async function paid(me?: string, priceFen = 10_000) {
  const customerId = me ?? (await world.addCustomer());
  const { skuId } = await world.addGoods({ priceFen });
  const { id } = await world.buy(customerId, goods(skuId), { remark: '请轻放' });
  await world.pay(id, customerId);
  return { me: customerId, id };
}

describe('an order as staff see it', () => {
  it('shows address and number as far as the customer’s own fields may be read, and in full against a reason on record', async () => {
    const { me, id } = await paid();
    const { order } = await getOrder(service(), { id });
    expect(order.address).toMatchObject({ name: address.name, phone: '138****5678' });
    expect(JSON.stringify(order)).not.toContain('文三路 90 号 3 幢');
    expect((await revealAddress(service(), { id, reason: '客户来电改地址' })).address).toEqual(address);
    const audit = await world.deps.db('audit_log').where({ action: 'customer.revealed', subject_id: me }).pluck<string[]>('detail');
    expect(audit.map((it) => JSON.parse(it) as object)).toEqual([{ reason: '客户来电改地址', field: 'order_address', order: id }]);
    const hidden = world.ctx(makeStaffActor('service', { rows: 'all', fields: { phone: 'hidden', address: 'hidden' } }));
    expect((await getOrder(hidden, { id })).order.address).toMatchObject({ phone: '', region: '', detail: '' });
    expect(await refusalOf(revealAddress(hidden, { id, reason: '随便看看' }))).toBe('customer.field_forbidden');
  });

  it('may be revealed fifty times a day, counted with the customers’ own values', async () => {
    const { id } = await paid();
    const staff = world.ctx(makeStaffActor('service', { rows: 'all', staffId: 'stf_curious' }));
    for (let at = 0; at < 50; at += 1) await revealAddress(staff, { id, reason: '逐一核对' });
    expect(await refusalOf(revealAddress(staff, { id, reason: '再看一次' }))).toBe('customer.reveal_limit');
  });

  it('says what the caller may do with it now', async () => {
    const { id } = await paid();
    expect((await getOrder(world.admin(), { id })).order.can).toEqual({
      ship: true,
      complete: false,
      close: false,
      refund: true,
      revealAddress: true,
    });
    const auditor = world.ctx(makeStaffActor('auditor'));
    expect((await getOrder(auditor, { id })).order.can).toEqual({
      ship: false,
      complete: false,
      close: false,
      refund: false,
      revealAddress: false,
    });
  });

  it('is found by its number and by WeChat’s, and by nobody who may not see the customer', async () => {
    const { me, id } = await paid();
    const transactionId = (await world.order(id)).transaction_id ?? '';
    for (const number of [id, transactionId]) expect((await listOrders(service(), { number })).orders.map((it) => it.id)).toEqual([id]);
    const narrow = world.ctx(makeStaffActor('sales', { staffId: 'stf_other' }));
    expect((await listOrders(narrow, { number: id })).orders).toEqual([]);
    expect(await refusalOf(getOrder(narrow, { id }))).toBe('order.not_found');
    expect(await refusalOf(ordersOfCustomer(narrow, { customerId: me }))).toBe('customer.not_found');
    await world.deps.db('customer_staff').insert({ staff_id: 'stf_other', customer_id: me, kind: 'owner', since: 0 });
    expect((await listOrders(narrow, {})).orders.map((it) => it.id)).toEqual([id]);
  });

  it('is listed page by page, each once, with how many there are', async () => {
    const me = await world.addCustomer();
    for (let at = 0; at < 5; at += 1) await paid(me);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listOrders(service(), { customerId: me, limit: 2, cursor });
      expect(page.total).toEqual({ count: 5, exact: true });
      seen.push(...page.orders.map((it) => it.id));
      cursor = page.next ?? undefined;
    } while (cursor !== undefined);
    expect([seen.length, new Set(seen).size, [...seen].sort().reverse()]).toEqual([5, 5, seen]);
  });

  it('is summed up for the sidebar: what was paid and kept', async () => {
    const me = await world.addCustomer();
    const [first, second] = [await paid(me, 10_000), await paid(me, 20_000)];
    await makeRefund(world.admin(), { orderId: first.id, lines: [], reason: '不想要了' });
    await world.sendRefunds();
    const { sums, orders } = await ordersOfCustomer(world.admin(), { customerId: me });
    expect(orders.map((it) => it.id)).toEqual([second.id, first.id]);
    expect(sums).toMatchObject({ orders: 1, paidFen: 20_000, paid12MonthsFen: 20_000 });
    // What a customer has spent is hidden from service: in the list, on the record, and here.
    expect((await ordersOfCustomer(service(), { customerId: me })).sums).toMatchObject({ orders: 1, paidFen: null, paid12MonthsFen: null });
    expect(await world.deps.db('customers').where({ id: me }).first('orders_count', 'paid_total_fen')).toEqual({
      orders_count: 1,
      paid_total_fen: 20_000,
    });
  });

  it('is given up by staff while nobody has paid, with the reason on record', async () => {
    const me = await world.addCustomer();
    const { skuId } = await world.addGoods({ stock: 1 });
    const { id } = await world.buy(me, goods(skuId));
    expect((await closeByHand(world.admin(), { id, reason: '地址写错了' })).order).toMatchObject({
      state: 'closed',
      closeReason: 'by_staff',
    });
    expect(await world.stock(skuId)).toBe(1);
    expect(await refusalOf(closeByHand(world.admin(), { id: (await paid()).id, reason: '地址写错了' }))).toBe('order.state_refused');
    expect(await world.deps.db('audit_log').where({ action: 'orders.closed', subject_id: me })).toHaveLength(1);
  });
});

it('refunds that wait for an answer come first in the list', async () => {
  const [old, young] = [await paid(), await paid()];
  const waiting = (await askRefund(world.member(old.me), { orderId: old.id, lines: [], reason: '不想要了' })).refund;
  const answered = (await askRefund(world.member(young.me), { orderId: young.id, lines: [], reason: '不想要了' })).refund;
  await refuseRefund(world.admin(), { id: answered.id, answer: '已经发货' });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listRefunds(service(), { limit: 1, cursor });
    seen.push(...page.refunds.map((it) => it.id));
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
  expect(seen[0]).toBe(waiting.id);
  expect(seen).toContain(answered.id);
  expect(new Set(seen).size).toBe(seen.length);
});

it('an order of another system says what people call that system', async () => {
  const { me, id } = await paid();
  await world.deps.db('orders').where({ id }).update({ source: 'open:src_pos' });
  const find = async () => Promise.resolve(new Map([['src_pos', '门店收银']]));
  const { inOrder, inPage } = nameSources(find);
  expect((await inOrder(getOrder)(service(), { id })).order.source).toEqual({ kind: 'open', name: '门店收银' });
  expect((await inPage(listOrders)(service(), { customerId: me })).orders[0]?.source.name).toBe('门店收银');
});
