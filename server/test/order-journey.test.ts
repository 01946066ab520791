import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveGoods } from '../src/modules/catalog/goods/save-goods.ts';
import { setOn } from '../src/modules/catalog/goods/set-on.ts';
import { logInMember, post } from './client.ts';
import { makeStaffActor } from './factories/staff-actor.ts';
import { createStaff } from './factories/staff-session.ts';
import { address, goods } from './order-world.ts';
import { eventually, mirrored, settled, startTestShop } from './test-shop.ts';
import type { TestShop } from './test-shop.ts';

let shop: TestShop;
let skuId: string;
beforeAll(async () => {
  shop = await startTestShop();
  await mirrored(shop);
  const admin = shop.ctx(makeStaffActor('admin'));
  const { goods: saved } = await saveGoods(admin, {
    ...{ title: '龙井', subtitle: '', categoryId: null, imageIds: [], detail: '', delivery: { express: true, pickup: true } },
    ...{ taxCode: null, taxRateBps: null, skus: [{ spec: '100 克', code: '', priceFen: 12_800, stock: 10, barcode: '' }] },
  });
  await setOn(admin, { ids: [saved.id], on: true });
  skuId = saved.skus[0]?.id ?? '';
});
afterAll(() => shop.close());

async function ordered(headers: Record<string, string>, quantity = 1) {
  const purchase = goods(skuId, quantity);
  const { data: quote } = await post(shop.url, 'member.checkout.quote', { purchase, means: {} }, headers);
  const input = { purchase, means: {}, expectedPayFen: quote?.totals.payFen ?? 0, address };
  const created = await post(shop.url, 'member.orders.create', input, headers);
  if (!created.data) throw new Error(`not created: ${created.error?.code}`);
  return { order: created.data.order, input };
}

describe('a customer of the whole product, WeChat Pay simulated', () => {
  it('buys, pays, is sent the goods, and gets the money of one piece back', async () => {
    const person = shop.simulator.control.createPerson({ name: '林小满' });
    const me = await logInMember(shop, person.id);
    const { headers: staff } = await createStaff(shop, 'admin');
    const { order } = await ordered(me, 2);
    const { data: paying, error } = await post(shop.url, 'member.orders.pay', { id: order.id }, me);
    expect([error?.code, paying?.order.state]).toEqual([undefined, 'paying']);
    const paid = await shop.simulator.control.requestPayment({ personId: person.id, params: { ...paying?.params }, outcome: 'pay' });
    expect(paid.result).toBe('ok');
    const seen = async (state: string, refundState: string) => {
      const { data } = await post(shop.url, 'member.orders.get', { id: order.id }, me);
      return data?.order.state === state && data.order.refundState === refundState ? data : undefined;
    };
    await eventually('the order is paid', () => seen('paid', 'none'));
    await post(shop.url, 'staff.orders.ship', { id: order.id, company: '顺丰', trackingNo: 'SF0001' }, staff);
    await eventually('the shipping is with WeChat', async () =>
      shop.app.deps.db('orders').where({ id: order.id, upload_at: null, state: 'shipped' }).first<object | undefined>('id'),
    );
    const { data: done } = await post(shop.url, 'member.orders.confirm-receipt', { id: order.id }, me);
    expect(done?.order.earned).toEqual({ points: 256, growth: 256 });
    const lines = [{ lineId: order.lines[0]?.id ?? '', quantity: 1 }];
    const asked = await post(shop.url, 'member.refunds.ask', { orderId: order.id, lines, reason: '买多了' }, me);
    await post(shop.url, 'staff.refunds.approve', { id: asked.data?.refund.id ?? '' }, staff);
    await eventually('the money is back', () => seen('completed', 'partial'));
    const { data: points } = await post(shop.url, 'member.points.get', {}, me);
    expect(points?.balance).toBe(128);
    const { data: mine } = await post(shop.url, 'staff.orders.list', { number: paid.transactionId ?? '' }, staff);
    expect(mine?.orders).toMatchObject([{ id: order.id, refundedFen: 12_800, source: { kind: 'shop' } }]);
    await settled(shop);
  });

  it('taps twice and orders once', async () => {
    const me = await logInMember(shop, shop.simulator.control.createPerson({ name: '手快' }).id);
    const { data: quote } = await post(shop.url, 'member.checkout.quote', { purchase: goods(skuId), means: {} }, me);
    const input = { purchase: goods(skuId), means: {}, expectedPayFen: quote?.totals.payFen ?? 0, address };
    const headers = { ...me, 'idempotency-key': 'order-tap-0001' };
    const answers = [
      ...(await Promise.all([1, 2].map(() => post(shop.url, 'member.orders.create', input, headers)))),
      await post(shop.url, 'member.orders.create', input, headers),
    ];
    const ids = new Set(answers.flatMap((it) => it.data?.order.id ?? []));
    const { data: list } = await post(shop.url, 'member.orders.list', {}, me);
    expect([ids.size, list?.orders.length]).toEqual([1, 1]);
  });
});
