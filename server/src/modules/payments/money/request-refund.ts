import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { insertOrRetry } from '../../../kernel/transaction.ts';
import { sendRefundTicket } from '../jobs/send-refund-ticket.ts';
import type { Payable } from '../payable-part.ts';
import { keepsItsShare } from '../rules/judge-refund.ts';
import { nextRefundQuery } from '../rules/when-to-ask.ts';
import type { PaymentRefundRow, PaymentRow } from '../tables.ts';

/** The cause of a refund that nobody asked for: the money came too late. */
export const lateCause = 'late';

interface RefundWish {
  payable: Payable;
  /** What it is for; once each, ≤ 40 ASCII characters. */
  causeId: string;
  amountFen: number;
  /** Shown to the customer by WeChat. */
  reason: string;
}

/**
 * Money back, in the caller's transaction: the row, and the job that tells WeChat afterwards. The same cause again is the same refund; one that failed
 * is sent again. All refunds of a payment together never exceed it: throws order.refund_too_large. Answers the refund's id, the out_refund_no.
 */
export async function requestRefund(ctx: Context, wish: RefundWish): Promise<string> {
  if (!ctx.transaction) throw new Error('a refund is asked for in the transaction of what it is for');
  if (!Number.isSafeInteger(wish.amountFen) || wish.amountFen <= 0) throw new Error(`${wish.amountFen} fen can not be given back`);
  const { kind, id } = wish.payable;
  const payment = await ctx.db<PaymentRow>('payments').where({ payable_kind: kind, payable_id: id, status: 'paid' }).first();
  if (!payment) throw new Error(`${kind} ${id} was not paid by WeChat`);
  const known = await ctx.db<PaymentRefundRow>('payment_refunds').where({ payment_id: payment.id, cause_id: wish.causeId }).first();
  if (known && known.amount_fen !== wish.amountFen) throw new Error(`the refund for ${wish.causeId} is over another amount`);
  if (known?.status === 'failed') await askAgain(ctx, payment.id, known);
  if (known) return known.id;
  await reserve(ctx, payment.id, wish.amountFen);
  const row = newRefund(ctx, { ...wish, paymentId: payment.id });
  await insertOrRetry(ctx, 'the same refund was asked for twice at once', () => ctx.db('payment_refunds').insert(row));
  await defer(ctx, sendRefundTicket, { refundId: row.id });
  return row.id;
}

/** Under the same number, so that it never pays twice. Its share was given up when it failed, unless the money had left the shop. */
async function askAgain(ctx: Context, paymentId: string, refund: PaymentRefundRow): Promise<void> {
  const now = ctx.clock.now();
  const again = await ctx
    .db<PaymentRefundRow>('payment_refunds')
    .where({ id: refund.id, status: 'failed' })
    .update({ status: 'requested', settled_at: null, queries: 0, next_query_at: nextRefundQuery({ asked: 0, now }) });
  if (again !== 1) return; // settled meanwhile
  if (!keepsItsShare(refund)) await reserve(ctx, paymentId, refund.amount_fen);
  await defer(ctx, sendRefundTicket, { refundId: refund.id });
}

/** Throws order.refund_too_large. */
async function reserve(ctx: Context, paymentId: string, amountFen: number): Promise<void> {
  const reserved = await ctx
    .db<PaymentRow>('payments')
    .where({ id: paymentId, status: 'paid' })
    .whereRaw('refunded_fen + ? <= amount_fen', [amountFen])
    .update({ refunded_fen: ctx.db.raw('refunded_fen + ?', [amountFen]) as unknown as number });
  if (reserved === 0) throw new AppError('order.refund_too_large');
}

export function newRefund(ctx: Context, it: { paymentId: string; causeId: string; amountFen: number; reason: string }): PaymentRefundRow {
  const now = ctx.clock.now();
  return {
    id: ctx.ids.next('paymentRefund'),
    payment_id: it.paymentId,
    cause_id: it.causeId,
    amount_fen: it.amountFen,
    reason: it.reason.slice(0, 80),
    status: 'requested',
    refund_id: null,
    created_at: now,
    settled_at: null,
    // Should its job be lost or give up.
    next_query_at: nextRefundQuery({ asked: 0, now }),
    queries: 0,
    problem: null,
  };
}
