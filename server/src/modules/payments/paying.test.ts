import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../test/coupon-world.ts';
import { createPaymentWorld } from '../../../test/payment-world.ts';
import type { PaymentWorld } from '../../../test/payment-world.ts';
import { AppError } from '../../kernel/errors.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import type { PaymentRow } from './tables.ts';
import { closePayment, findPayment, openPayment, prepay, settleByQuery } from './index.ts';

const second = 1_000;
const minute = 60 * second;

let world: PaymentWorld;
beforeAll(async () => {
  world = await createPaymentWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  world.fake.before = () => undefined;
  world.fake.after = () => undefined;
});

const close = (id: string): Promise<string> => closePayment(world.ctx(), [world.part], id);
const query = (id: string): Promise<string> => settleByQuery(world.ctx(), [world.part], id);

describe('a payment', () => {
  it('is opened, prepaid and, with the notice, paid: its owner is told once, in the same transaction', async () => {
    const { id, payableId } = await world.open();
    expect(id).toMatch(/^pay_[0-9A-Z]{26}$/);
    expect(await world.payment(id)).toMatchObject({ status: 'created' });
    expect(await prepay(world.ctx(), id)).toMatchObject({ package: expect.stringMatching(/^prepay_id=wx/) as string, signType: 'RSA' });
    expect(await world.payment(id)).toMatchObject({ status: 'paying', next_query_at: world.now() + 15 * second });
    const said = world.fake.pay(id);
    await world.notice(said);
    expect(await findPayment(world.ctx(), { kind: 'thing', id: payableId })).toMatchObject({
      ...{ id, status: 'paid', amountFen: 1_990, transactionId: said.transactionId, paidAt: world.now(), late: false },
    });
    expect(await world.payment(id)).toMatchObject({ payer_total_fen: 1_990, next_query_at: null });
    expect(await world.told(payableId)).toEqual(['paid 1990']);
  });

  it('can be prepaid again with the same number, and not when it is paid, closed or over', async () => {
    const { id } = await world.opened();
    await prepay(world.ctx(), id);
    world.fake.pay(id);
    expect(await refusalOf(prepay(world.ctx(), id))).toBe('payment.refused');
    expect(await world.payment(id), 'asked about at once').toMatchObject({ next_query_at: world.now() });
    await query(id);
    expect(await refusalOf(prepay(world.ctx(), id))).toBe('order.state_refused');
    const closed = await world.opened();
    await close(closed.id);
    expect(await refusalOf(prepay(world.ctx(), closed.id))).toBe('order.state_refused');
    const over = await world.open();
    world.pass(15 * minute);
    expect(await refusalOf(prepay(world.ctx(), over.id))).toBe('order.expired');
  });

  it('closed while WeChat was opening it is closed there too', async () => {
    const { id } = await world.open();
    world.fake.before = async (call) => {
      if (call === 'prepay') await close(id);
    };
    expect(await refusalOf(prepay(world.ctx(), id))).toBe('order.state_refused');
    expect(world.fake.transactions.get(id)?.tradeState).toBe('CLOSED');
  });

  it('is not opened for nothing, nor outside a transaction', async () => {
    const it = { payable: { kind: 'thing', id: 'x' }, customerId: 'cus_1', openid: 'o', amountFen: 0, description: '', expiresAt: 1 };
    await expect(inTransaction(world.ctx(), (ctx) => openPayment(ctx, it))).rejects.toThrow('0 fen');
    await expect(openPayment(world.ctx(), { ...it, amountFen: 1 })).rejects.toThrow('transaction');
  });
});

describe('a notice', () => {
  it('told twice, in one batch or in two, changes nothing the second time', async () => {
    const { id, payableId } = await world.opened();
    const said = world.fake.pay(id);
    await world.notice(said, said);
    await world.notice(said);
    expect(await world.told(payableId)).toEqual(['paid 1990']);
    expect(await world.alarms(said.transactionId ?? '')).toEqual([]);
  });

  it.each([
    ['amount', { totalFen: 1 }],
    ['mini-program', { appId: 'wxother' }],
    ['merchant', { mchId: '1' }],
    ['payer', { openid: 'oSomebodyElse' }],
    ['payer', { openid: null }],
  ])('with another %s fulfils nothing, raises one alarm, and holds up none of its batch', async (_what, change) => {
    const [bad, good] = [await world.opened(), await world.opened()];
    const said = world.fake.pay(bad.id, change);
    await world.notice(said, world.fake.pay(good.id));
    await world.notice(said);
    expect(await world.payment(bad.id)).toMatchObject({ status: 'paying', transaction_id: null });
    expect(await world.told(bad.payableId)).toEqual([]);
    expect(await world.told(good.payableId)).toEqual(['paid 1990']);
    expect(await world.alarms(said.transactionId ?? '')).toEqual([{ kind: 'payment.mismatch', times: 2, settled_at: 0 }]);
  });

  it('of a second transaction for a paid number is a mismatch, in the same batch too', async () => {
    const { id, payableId } = await world.opened();
    const first = world.fake.pay(id);
    const other = { ...first, transactionId: '4299' };
    await world.notice(first, other);
    expect(await world.payment(id)).toMatchObject({ transaction_id: first.transactionId });
    expect(await world.told(payableId)).toEqual(['paid 1990']);
    expect(await world.alarms('4299')).toMatchObject([{ kind: 'payment.mismatch' }]);
  });

  it('about a number that is not ours raises an alarm', async () => {
    const { id } = await world.opened();
    await world.notice({ ...world.fake.pay(id), outTradeNo: 'somebody_elses', transactionId: '4277' });
    expect(await world.alarms('4277')).toMatchObject([{ kind: 'payment.unknown', times: 1 }]);
  });

  it('settles hundreds in one transaction with few statements', async () => {
    const expiresAt = world.now() + 15 * minute;
    const one = { customerId: 'cus_many', openid: 'oPayer', description: '乌龙茶', expiresAt };
    const ids = await inTransaction(world.ctx(), async (ctx) => {
      const opened: string[] = [];
      for (let at = 0; at < 210; at += 1)
        opened.push(await openPayment(ctx, { ...one, payable: { kind: 'thing', id: `many_${at}` }, amountFen: 100 + at }));
      await ctx.db('payments').whereIn('id', opened).update({ status: 'paying' });
      return opened;
    });
    const said = [];
    for (const [at, outTradeNo] of ids.entries()) {
      await world.fake.prepay({ ...one, outTradeNo, totalFen: 100 + at, notifyUrl: '' });
      said.push(world.fake.pay(outTradeNo));
    }
    let updates = 0;
    const count = ({ sql }: { sql: string }): void => void (/payments/.test(sql) && (updates += 1));
    world.ctx().db.on('query', count);
    await world.notice(...said);
    world.ctx().db.off('query', count);
    expect(updates, 'one look, and an update for every 200').toBe(3);
    const rows = await world.ctx().db<PaymentRow>('payments').whereIn('id', ids).orderBy('id');
    expect(rows.map((row) => [row.status, row.payer_total_fen, row.transaction_id])).toEqual(
      said.map((it, at) => ['paid', 100 + at, it.transactionId]),
    );
  });

  it('that its owner fails on is undone whole', async () => {
    const { id } = await world.opened();
    await world.ctx().db('payments').where({ id }).update({ payable_kind: 'nobodys' });
    await expect(world.notice(world.fake.pay(id))).rejects.toThrow('nobody owns');
    expect(await world.payment(id)).toMatchObject({ status: 'paying', paid_at: null });
  });
});

describe('money that comes too late', () => {
  it('after the close goes back whole by itself, with an alarm, and is taken as paid', async () => {
    const { id, payableId } = await world.opened();
    await close(id);
    const said = world.fake.pay(id);
    await world.notice(said);
    expect(await world.payment(id)).toMatchObject({ status: 'paid', late: 1, refunded_fen: 1_990 });
    expect(await world.alarms(id)).toEqual([{ kind: 'payment.late', times: 1, settled_at: 0 }]);
    const refund = await world.ctx().db('payment_refunds').where({ payment_id: id }).first<{ id: string }>();
    await world.run('send-refund', { refundId: refund.id });
    expect(await world.refundRow(refund.id)).toMatchObject({ status: 'succeeded', amount_fen: 1_990, cause_id: 'late' });
    expect(await world.told(payableId)).toEqual(['closed', 'paid 1990']);
    await world.notice(said);
    expect(await world.ctx().db('payment_refunds').where({ payment_id: id })).toHaveLength(1);
  });

  it('for something its owner can not fulfil goes back as well', async () => {
    const { id } = await world.opened();
    await world
      .ctx()
      .db('payments')
      .where({ id })
      .update({ payable_id: `gone_${id.slice(-8)}` });
    await world.notice(world.fake.pay(id));
    expect(await world.payment(id)).toMatchObject({ status: 'paid', late: 1, refunded_fen: 1_990 });
    expect(await world.alarms(id)).toMatchObject([{ kind: 'payment.late' }]);
  });
});

describe('closing', () => {
  it('goes to WeChat first, and releases only then', async () => {
    const { id, payableId } = await world.opened();
    world.fake.before = async (call) => {
      if (call === 'closeOrder') expect(await world.told(payableId)).toEqual([]);
    };
    expect(await close(id)).toBe('closed');
    expect(await world.told(payableId)).toEqual(['closed']);
    expect(world.fake.transactions.get(id)?.tradeState).toBe('CLOSED');
    expect(await close(id), 'again').toBe('closed');
  });

  it('does not trouble WeChat about what was never opened there', async () => {
    const { id, payableId } = await world.open();
    expect(await close(id)).toBe('closed');
    expect(await world.told(payableId)).toEqual(['closed']);
    expect(world.fake.calls.filter((call) => call.endsWith(id))).toEqual([]);
  });

  it('settles it instead when the customer was quicker', async () => {
    const { id, payableId } = await world.opened();
    world.fake.pay(id);
    expect(await close(id)).toBe('paid');
    expect(await world.told(payableId)).toEqual(['paid 1990']);
  });

  it('killed between WeChat and the release is ended by the job', async () => {
    const { id, payableId } = await world.opened();
    world.fake.after = (call) => {
      if (call === 'closeOrder') throw new AppError('platform.unreachable');
    };
    expect(await refusalOf(close(id))).toBe('platform.unreachable');
    expect(await world.payment(id)).toMatchObject({ status: 'paying' });
    world.fake.after = () => undefined;
    world.pass(15 * minute);
    await world.run('query-due');
    expect(await world.payment(id)).toMatchObject({ status: 'closed', next_query_at: null });
    expect(await world.told(payableId)).toEqual(['closed']);
  });

  it('releases nothing while WeChat can not be reached, and comes back to it ever more seldom', async () => {
    const { id, payableId } = await world.opened();
    world.fake.before = (call) => {
      if (call === 'closeOrder') throw new AppError('platform.unreachable');
    };
    world.pass(15 * minute);
    await world.run('query-due');
    expect(await world.told(payableId)).toEqual([]);
    const first = (await world.payment(id)).next_query_at ?? 0;
    expect(first).toBeGreaterThan(world.now());
    world.fake.before = () => undefined;
    world.pass(first - world.now());
    await world.run('query-due');
    expect(await world.told(payableId)).toEqual(['closed']);
  });
});

describe('asking WeChat', () => {
  it('heals a notice that never came: after 15 seconds, then more seldom, and right after its time is over', async () => {
    const { id, payableId } = await world.opened();
    const asked = (): number => world.fake.calls.filter((call) => call === `queryOrder ${id}`).length;
    for (const [wait, times] of [
      [14 * second, 0],
      [second, 1],
      [45 * second, 2],
      [2 * minute, 3],
      [7 * minute, 4],
    ] as const) {
      world.pass(wait);
      await world.run('query-due');
      expect(asked(), `after ${wait}`).toBe(times);
    }
    world.fake.pay(id);
    world.pass(5 * minute);
    await world.run('query-due');
    expect(await world.told(payableId)).toEqual(['paid 1990']);
  });

  it('says how it stands without asking what was never opened', async () => {
    const { id } = await world.open();
    expect(await query(id)).toBe('created');
  });

  it('without WeChat Pay nobody is asked, and nothing can be opened', async () => {
    const { id } = await world.opened();
    const unconnected = { ...world.ctx(), ports: { ...world.ctx().ports, wechatPay: null } };
    expect(await settleByQuery(unconnected, [world.part], id)).toBe('paying');
    expect(await refusalOf(prepay(unconnected, id))).toBe('payment.not_connected');
    expect(await refusalOf(closePayment(unconnected, [world.part], id))).toBe('payment.not_connected');
  });
});

describe('at the same moment', () => {
  it('notice, query and close of a paid payment have one result', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id, payableId } = await world.opened();
      const said = world.fake.pay(id);
      const [, , closed] = await Promise.all([world.notice(said), query(id), close(id), world.notice(said), query(id)]);
      expect(closed).toBe('paid');
      expect(await world.told(payableId)).toEqual(['paid 1990']);
      expect(await world.payment(id)).toMatchObject({ status: 'paid', late: 0, refunded_fen: 0 });
    }
  });

  it('two closes release once', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id, payableId } = await world.opened();
      expect(await Promise.all([close(id), close(id), close(id)])).toEqual(['closed', 'closed', 'closed']);
      expect(await world.told(payableId)).toEqual(['closed']);
    }
  });

  it('paying while it is closed is either paid, or closed and given back', async () => {
    for (let round = 0; round < 8; round += 1) {
      const { id, payableId } = await world.opened();
      await Promise.all([close(id), (async () => world.notice(world.fake.pay(id)))()]);
      const { status, late } = await world.payment(id);
      expect(status).toBe('paid');
      expect(await world.told(payableId)).toEqual(late === 1 ? ['closed', 'paid 1990'] : ['paid 1990']);
    }
  });

  it('two runs of the job ask once', async () => {
    const { id } = await world.opened();
    world.pass(15 * second);
    await Promise.all([world.run('query-due'), world.run('query-due')]);
    expect(world.fake.calls.filter((call) => call === `queryOrder ${id}`)).toHaveLength(1);
  });
});
