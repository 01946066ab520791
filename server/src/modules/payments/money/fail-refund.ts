import type { Context } from '../../../kernel/context.ts';
import { RetryTransaction } from '../../../kernel/transaction.ts';
import { raiseAlarm } from '../../alarms/index.ts';
import type { PayablePart } from '../payable-part.ts';
import { keepsItsShare } from '../rules/judge-refund.ts';
import type { PaymentRefundRow, PaymentRow } from '../tables.ts';
import { tellRefunds } from './tell-refunds.ts';

interface Failure {
  row: PaymentRow;
  refund: PaymentRefundRow;
  /** WeChat's number, if it gave one. */
  refundId: string | null;
  /** WeChat's word for it. */
  problem: string;
}

/** A refund that will not come by itself: an alarm, and its owner is told; in the caller's transaction. */
export async function failRefund(ctx: Context, parts: readonly PayablePart[], it: Failure): Promise<void> {
  const { row, refund, problem } = it;
  const now = ctx.clock.now();
  const failed = await ctx
    .db<PaymentRefundRow>('payment_refunds')
    .where({ id: refund.id })
    .whereIn('status', ['requested', 'processing'])
    .update({ status: 'failed', refund_id: it.refundId, settled_at: now, next_query_at: null, problem });
  if (failed === 0) throw new RetryTransaction('the refund was settled elsewhere');
  if (!keepsItsShare({ status: 'failed', problem })) {
    const rest = ctx.db.raw('refunded_fen - ?', [refund.amount_fen]) as unknown as number;
    await ctx.db<PaymentRow>('payments').where({ id: row.id }).update({ refunded_fen: rest });
  }
  await alarmRefund(ctx, row, refund, problem);
  await tellRefunds(ctx, parts, [{ row, refund, status: 'failed', at: now }]);
}

/** Somebody has to look at this refund. */
export const alarmRefund = (ctx: Context, row: PaymentRow, refund: PaymentRefundRow, problem: string): Promise<void> =>
  raiseAlarm(ctx, {
    kind: 'payment.refund_failed',
    matter: refund.id,
    about: row.payable_id,
    orderId: row.payable_kind === 'order' ? row.payable_id : undefined,
    data: { outRefundNo: refund.id, outTradeNo: row.id, amountFen: String(refund.amount_fen), problem },
  });
