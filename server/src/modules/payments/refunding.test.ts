import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { refusalOf } from '../../../test/coupon-world.ts';
import { createPaymentWorld } from '../../../test/payment-world.ts';
import type { PaymentWorld } from '../../../test/payment-world.ts';
import { AppError } from '../../kernel/errors.ts';
import type { RefundStatus, WechatPayRefund } from '../../platforms/wechat-pay/types.ts';

const second = 1_000;
const hour = 3_600_000;

let world: PaymentWorld;
beforeAll(async () => {
  world = await createPaymentWorld();
});
afterAll(() => world.close());
beforeEach(() => {
  world.fake.before = () => undefined;
  world.fake.after = () => undefined;
  world.fake.refundsBegin = 'SUCCESS';
});

const send = (refundId: string): Promise<void> => world.run('send-refund', { refundId });
/** WeChat ends a refund, and says so. */
async function ends(id: string, status: RefundStatus): Promise<WechatPayRefund> {
  const known = world.fake.refunds.get(id);
  if (!known) throw new Error('WeChat never heard of it');
  const now = { ...known, status, succeededAt: status === 'SUCCESS' ? world.now() : null };
  world.fake.refunds.set(id, now);
  return now;
}
const unreachable = (wanted: string) => (call: string) => {
  if (call === wanted) throw new AppError('platform.unreachable');
};
const refuse = (reason: string) => (call: string) => {
  if (call === 'refund') throw new AppError('payment.refused', { reason, wxCode: reason.toUpperCase() });
};

describe('a refund', () => {
  it('is written down first, sent by its job, and its owner is told when it is there', async () => {
    const { id, payableId } = await world.paid();
    const refund = await world.refund(payableId, 990);
    expect(refund).toMatch(/^prf_[0-9A-Z]{26}$/);
    expect(await world.payment(id)).toMatchObject({ refunded_fen: 990 });
    expect(world.fake.refunds.has(refund)).toBe(false);
    const sent = await world.ctx().db('outbox').where({ name: 'payments.send-refund' }).pluck<string[]>('payload');
    expect(sent.filter((payload) => payload.includes(refund))).toHaveLength(1);
    await send(refund);
    expect(await world.refundRow(refund)).toMatchObject({ status: 'succeeded', settled_at: world.now(), next_query_at: null });
    expect(await world.told(payableId)).toEqual(['paid 1990', 'cause_1 succeeded 990']);
    await send(refund);
    expect(world.fake.calls.filter((call) => call === `refund ${refund}`)).toHaveLength(1);
  });

  it('is one for each cause, also when it is asked for twice at once', async () => {
    const { id, payableId } = await world.paid();
    const [first, again] = await Promise.all([world.refund(payableId, 500, 'a'), world.refund(payableId, 500, 'a')]);
    expect(again).toBe(first);
    expect(await world.payment(id)).toMatchObject({ refunded_fen: 500 });
    await expect(world.refund(payableId, 400, 'a')).rejects.toThrow('another amount');
  });

  it('and all others of a payment together never exceed it, however many are asked for at once', async () => {
    const { id, payableId } = await world.paid(1_000);
    const asked = await Promise.all(Array.from({ length: 12 }, (_, at) => refusalOf(world.refund(payableId, 300, `part_${at}`))));
    expect(asked.filter((code) => code === '')).toHaveLength(3);
    expect(asked.filter((code) => code === 'order.refund_too_large')).toHaveLength(9);
    expect(await world.payment(id)).toMatchObject({ refunded_fen: 900 });
  });

  it('of what was never paid is a mistake', async () => {
    const { payableId } = await world.opened();
    await expect(world.refund(payableId, 1)).rejects.toThrow('was not paid');
  });
});

describe('an unknown outcome', () => {
  it('is asked about, not sent under another number: WeChat has it', async () => {
    const { payableId } = await world.paid();
    const refund = await world.refund(payableId, 990);
    world.fake.after = unreachable('refund');
    expect(await refusalOf(send(refund))).toBe('platform.unreachable');
    expect(await world.refundRow(refund)).toMatchObject({ status: 'requested' });
    world.pass(30 * second);
    await world.run('query-due');
    expect(await world.refundRow(refund)).toMatchObject({ status: 'succeeded' });
    expect(world.fake.calls.filter((call) => call === `refund ${refund}`)).toHaveLength(1);
  });

  it('is sent again with the same number when WeChat never heard of it', async () => {
    const { payableId } = await world.paid();
    const refund = await world.refund(payableId, 990);
    world.fake.before = unreachable('refund');
    expect(await refusalOf(send(refund))).toBe('platform.unreachable');
    world.fake.before = () => undefined;
    world.pass(30 * second);
    await world.run('query-due');
    expect(world.fake.refunds.get(refund)).toMatchObject({ refundFen: 990 });
    expect(await world.told(payableId)).toEqual(['paid 1990', 'cause_1 succeeded 990']);
  });

  it('followed by a refusal is still what WeChat has under the number', async () => {
    const { payableId } = await world.paid();
    const refund = await world.refund(payableId, 990);
    world.fake.after = unreachable('refund');
    expect(await refusalOf(send(refund))).toBe('platform.unreachable');
    world.fake.before = refuse('over_limit');
    await send(refund);
    expect(await world.refundRow(refund)).toMatchObject({ status: 'succeeded' });
  });

  it('of a refund whose job got lost is found by the next look', async () => {
    const { payableId } = await world.paid();
    const refund = await world.refund(payableId, 990);
    world.pass(30 * second);
    await world.run('query-due');
    expect(await world.refundRow(refund)).toMatchObject({ status: 'succeeded' });
  });
});

describe('a refund under way', () => {
  it('ends with the notice, once', async () => {
    world.fake.refundsBegin = 'PROCESSING';
    const { payableId } = await world.paid();
    const refund = await world.refund(payableId, 990);
    await send(refund);
    expect(await world.refundRow(refund)).toMatchObject({ status: 'processing', refund_id: world.fake.refunds.get(refund)?.refundId });
    const news = await ends(refund, 'SUCCESS');
    await world.notice(news, news);
    await world.notice(news);
    expect(await world.told(payableId)).toEqual(['paid 1990', 'cause_1 succeeded 990']);
  });

  it('ends with the query when the notice never comes', async () => {
    world.fake.refundsBegin = 'PROCESSING';
    const { payableId } = await world.paid();
    const refund = await world.refund(payableId, 990);
    await send(refund);
    await ends(refund, 'SUCCESS');
    world.pass(30 * second);
    await world.run('query-due');
    expect(await world.told(payableId)).toEqual(['paid 1990', 'cause_1 succeeded 990']);
  });

  it('has one end, however many say so at once', async () => {
    for (let round = 0; round < 6; round += 1) {
      world.fake.refundsBegin = 'PROCESSING';
      const { payableId } = await world.paid();
      const refund = await world.refund(payableId, 990);
      await send(refund);
      const news = await ends(refund, 'SUCCESS');
      world.pass(30 * second);
      await Promise.all([world.notice(news), world.run('query-due'), world.notice(news), send(refund)]);
      expect(await world.told(payableId)).toEqual(['paid 1990', 'cause_1 succeeded 990']);
    }
  });

  it('does not go back to processing by old news', async () => {
    world.fake.refundsBegin = 'PROCESSING';
    const { payableId } = await world.paid();
    const refund = await world.refund(payableId, 990);
    await send(refund);
    const old = await ends(refund, 'PROCESSING');
    await world.notice(await ends(refund, 'SUCCESS'));
    await world.notice(old);
    expect(await world.refundRow(refund)).toMatchObject({ status: 'succeeded' });
  });
});

describe('a refund that fails', () => {
  it('closed at WeChat gives its share free, with an alarm', async () => {
    world.fake.refundsBegin = 'PROCESSING';
    const { id, payableId } = await world.paid();
    const refund = await world.refund(payableId, 1_990);
    await send(refund);
    await world.notice(await ends(refund, 'CLOSED'));
    expect(await world.refundRow(refund)).toMatchObject({ status: 'failed', problem: 'CLOSED', next_query_at: null });
    expect(await world.payment(id)).toMatchObject({ refunded_fen: 0 });
    expect(await world.alarms(refund)).toEqual([{ kind: 'payment.refund_failed', times: 1, settled_at: 0 }]);
    expect(await world.told(payableId)).toEqual(['paid 1990', 'cause_1 failed 1990']);
    await world.refund(payableId, 1_990, 'cause_2');
  });

  it('abnormal at WeChat keeps its share: the money is nowhere, and may still arrive', async () => {
    world.fake.refundsBegin = 'PROCESSING';
    const { id, payableId } = await world.paid();
    const refund = await world.refund(payableId, 1_990);
    await send(refund);
    const abnormal = await ends(refund, 'ABNORMAL');
    await world.notice(abnormal);
    await world.notice(abnormal);
    expect(await world.payment(id)).toMatchObject({ refunded_fen: 1_990 });
    expect(await refusalOf(world.refund(payableId, 1, 'cause_2'))).toBe('order.refund_too_large');
    expect(await world.alarms(refund)).toMatchObject([{ kind: 'payment.refund_failed', settled_at: 0 }]);
    await world.notice(await ends(refund, 'SUCCESS'));
    expect(await world.payment(id)).toMatchObject({ refunded_fen: 1_990 });
    expect(await world.told(payableId)).toEqual(['paid 1990', 'cause_1 failed 1990', 'cause_1 succeeded 1990']);
    expect(await world.alarms(refund), 'settles itself').toMatchObject([{ settled_at: world.now() }]);
  });

  it('refused for good is failed, and free for another try', async () => {
    const { id, payableId } = await world.paid();
    const refund = await world.refund(payableId, 990);
    world.fake.before = refuse('over_limit');
    await send(refund);
    expect(await world.refundRow(refund)).toMatchObject({ status: 'failed', problem: 'OVER_LIMIT over_limit' });
    expect(await world.payment(id)).toMatchObject({ refunded_fen: 0 });
    expect(await world.told(payableId)).toEqual(['paid 1990', 'cause_1 failed 990']);
  });

  it('because the shop’s account is empty waits for it to be filled, with an alarm meanwhile', async () => {
    const { id, payableId } = await world.paid();
    const refund = await world.refund(payableId, 990);
    world.fake.before = refuse('not_enough_balance');
    await send(refund);
    expect(await world.refundRow(refund)).toMatchObject({ status: 'requested' });
    expect(await world.payment(id)).toMatchObject({ refunded_fen: 990 });
    expect(await world.alarms(refund)).toMatchObject([{ kind: 'payment.refund_failed', settled_at: 0 }]);
    world.fake.before = () => undefined;
    world.pass(hour);
    await world.run('query-due');
    expect(await world.refundRow(refund)).toMatchObject({ status: 'succeeded', problem: null });
    expect(await world.payment(id)).toMatchObject({ refunded_fen: 990 });
    expect(await world.told(payableId)).toEqual(['paid 1990', 'cause_1 succeeded 990']);
    expect(await world.alarms(refund)).toMatchObject([{ settled_at: world.now() }]);
  });
});

describe('news about refunds', () => {
  it('of another amount, or of another payment, settle nothing and raise an alarm', async () => {
    world.fake.refundsBegin = 'PROCESSING';
    const { payableId } = await world.paid();
    const refund = await world.refund(payableId, 990);
    await send(refund);
    const news = await ends(refund, 'SUCCESS');
    await world.notice({ ...news, refundFen: 991 }, { ...news, outTradeNo: 'pay_other' });
    expect(await world.refundRow(refund)).toMatchObject({ status: 'processing' });
    expect(await world.alarms(news.refundId)).toEqual([{ kind: 'payment.mismatch', times: 2, settled_at: 0 }]);
  });

  it('that we never asked for raise an alarm', async () => {
    const { id } = await world.paid();
    const made = { outRefundNo: 'by_hand', refundId: '5077', outTradeNo: id, transactionId: '1', refundFen: 1, succeededAt: 1 };
    await world.notice({ ...made, status: 'SUCCESS' });
    expect(await world.alarms('5077')).toMatchObject([{ kind: 'payment.unknown' }]);
  });
});
