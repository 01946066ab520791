import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../test/coupon-world.ts';
import { createOrderWorld, goods } from '../../../../test/order-world.ts';
import type { OrderWorld } from '../../../../test/order-world.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { balancesOf } from '../../ledger/index.ts';
import { askTradeOrder } from '../completing/ask-trade-order.ts';
import { completeReceived, isCompletionDue } from '../completing/auto-complete.ts';
import { confirmReceipt } from '../completing/confirm-receipt.ts';
import { miniProgramInbox } from '../reactions/mini-program-inbox.ts';
import { askRefund } from '../refunds/ask-refund.ts';
import { completeByHand } from '../staff/change-order.ts';
import { shipOrder } from './ship-order.ts';
import { isUploadDue, uploadShipping } from './upload-shipping.ts';

const day = 86_400_000;
let world: OrderWorld;
beforeAll(async () => {
  world = await createOrderWorld();
});
afterAll(() => world.close());

async function paid(delivery: 'express' | 'pickup' = 'express') {
  const me = await world.addCustomer();
  const { skuId } = await world.addGoods({ priceFen: 10_050 });
  const storeId = delivery === 'pickup' ? await world.addStore() : null;
  const { id } = await world.buy(me, { ...goods(skuId), delivery, storeId });
  await world.pay(id, me);
  return { me, id };
}
const ship = (id: string) => shipOrder(world.admin(), { id, company: '顺丰', trackingNo: 'SF0001' });
const uploads = (transactionId: string | null) => world.wechat.shipped.filter((it) => JSON.stringify(it).includes(`"${transactionId}"`));

describe('shipping', () => {
  it('is on the order, on record, and told to WeChat with a masked number', async () => {
    const { me, id } = await paid();
    const { order } = await ship(id);
    expect([order.state, order.shipping?.trackingNo, order.history.at(-1)?.move]).toEqual(['shipped', 'SF0001', 'shipped']);
    expect(await isUploadDue(world.ctx())).toBe(true);
    await uploadShipping.run(world.ctx(), {});
    const row = await world.order(id);
    expect([row.upload_at, uploads(row.transaction_id)]).toMatchObject([
      null,
      [{ by: 'express', openid: `o_${me}`, shipments: [{ expressCompany: 'SF', trackingNo: 'SF0001', receiverContact: '138****5678' }] }],
    ]);
    expect(await refusalOf(ship(id))).toBe('order.state_refused');
    const audit = await world.deps.db('audit_log').where({ action: 'orders.shipped', subject_id: me });
    expect(audit).toHaveLength(1);
  });

  it('is tried again ever less often while WeChat does not know the payment, and given up with an alarm after a day', async () => {
    const { id } = await paid();
    await ship(id);
    world.wechat.shipping = async () => Promise.resolve('retry_later');
    const waits: number[] = [];
    for (let next = world.clock.now(); next > 0 && waits.length < 50; next = (await world.order(id)).upload_at ?? 0) {
      waits.push(next - world.clock.now());
      world.clock.add(next - world.clock.now());
      await uploadShipping.run(world.ctx(), {});
    }
    world.wechat.shipping = async () => Promise.resolve('uploaded');
    expect((await world.order(id)).upload_at).toBe(0);
    expect([waits.length > 8, waits.length < 40, waits.every((wait, at) => wait >= (waits[at - 1] ?? 0))]).toEqual([true, true, true]);
    expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThan(day);
    expect(await world.deps.db('alarms').where({ kind: 'order.shipping_upload_failed', order_id: id })).toHaveLength(1);
  });

  it('that WeChat refuses for good raises an alarm at once; an outage does not', async () => {
    const { id } = await paid();
    await ship(id);
    const transactionId = (await world.order(id)).transaction_id;
    world.wechat.shipping = async () => Promise.reject(new AppError('platform.busy'));
    await uploadShipping.run(world.ctx(), {});
    expect((await world.order(id)).upload_at).toBeGreaterThan(world.clock.now());
    world.clock.add(2 * 60_000);
    world.wechat.shipping = async () => Promise.reject(new AppError('platform.refused', { errcode: 10060031 }));
    await uploadShipping.run(world.ctx(), {});
    world.wechat.shipping = async () => Promise.resolve('uploaded');
    expect([(await world.order(id)).upload_at, uploads(transactionId).length]).toEqual([0, 2]);
    const [alarm] = await world.deps.db('alarms').where({ order_id: id }).select<{ data: string }[]>('data');
    expect(alarm?.data).toContain('10060031');
  });

  it('waits while somebody wants the money back', async () => {
    const { me, id } = await paid();
    await askRefund(world.member(me), { orderId: id, lines: [], reason: '不想要了' });
    expect(await refusalOf(ship(id))).toBe('order.state_refused');
  });

  it('of what is picked up or never sent is told to WeChat when it is paid', async () => {
    const { id } = await paid('pickup');
    world.clock.add(20_000);
    await uploadShipping.run(world.ctx(), {});
    const row = await world.order(id);
    expect([row.upload_at, uploads(row.transaction_id)]).toMatchObject([null, [{ by: 'pickup' }]]);
    expect((await completeByHand(world.admin(), { id })).order.state).toBe('completed');
  });
});

describe('receipt', () => {
  it('gives points and growth for the money, once, whoever says so', async () => {
    const { me, id } = await paid();
    expect(await refusalOf(confirmReceipt(world.member(me), { id }))).toBe('order.state_refused');
    await ship(id);
    const says = [
      confirmReceipt(world.member(me), { id }),
      completeByHand(world.admin(), { id }),
      confirmReceipt(world.member(me), { id }),
    ];
    const outcomes = await Promise.all(says.map((it) => refusalOf(it)));
    expect(outcomes.filter((it) => it === '')).toHaveLength(1);
    expect(await balancesOf(world.ctx(), me)).toMatchObject({ points: 100, growth: 100 });
  });

  it('is taken for granted ten days after shipping, unless a refund is open', async () => {
    const [quiet, asking] = [await paid(), await paid()];
    for (const { id } of [quiet, asking]) await ship(id);
    await askRefund(world.member(asking.me), { orderId: asking.id, lines: [], reason: '有破损' });
    world.clock.add(10 * day - 1);
    await completeReceived.run(world.ctx(), {}); // what other tests sent
    expect(await isCompletionDue(world.ctx())).toBe(false);
    world.clock.add(1);
    expect(await isCompletionDue(world.ctx())).toBe(true);
    await completeReceived.run(world.ctx(), {});
    expect([(await world.order(quiet.id)).state, (await world.order(asking.id)).state]).toEqual(['completed', 'shipped']);
    expect(await isCompletionDue(world.ctx())).toBe(false);
  });

  it('that WeChat pushes is believed only when WeChat, asked, says so', async () => {
    const { id } = await paid();
    await ship(id);
    const transactionId = (await world.order(id)).transaction_id ?? '';
    const payload = { MsgType: 'event', Event: 'trade_manage_order_settlement', transaction_id: transactionId };
    const message = { id: 'inb_1', platform: 'mini_program' as const, appId: 'wxmini', receivedAt: 0, payload };
    await inTransaction(world.ctx(), (ctx) =>
      miniProgramInbox.handle(ctx, [message, message, { ...message, payload: { Event: 'other' } }]),
    );
    const deferred = await world.deps.db('outbox').where({ name: 'orders.ask-trade-order' }).pluck<string[]>('payload');
    expect(deferred).toEqual([JSON.stringify({ transactionId })]);
    world.wechat.tradeState = 'shipped';
    await askTradeOrder.run(world.ctx(), { transactionId });
    expect((await world.order(id)).state).toBe('shipped');
    world.wechat.tradeState = 'received';
    await askTradeOrder.run(world.ctx(), { transactionId });
    expect((await world.order(id)).state).toBe('completed');
  });
});
