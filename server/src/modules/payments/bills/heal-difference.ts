import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { connected } from '../money/connection.ts';
import { settlePayments } from '../money/settle-payments.ts';
import { settleRefunds } from '../money/settle-refunds.ts';
import type { PayablePart } from '../payable-part.ts';
import { isPaid } from '../rules/judge-transaction.ts';
import type { DifferenceRow } from '../tables.ts';
import { stillDiffering } from './compare-day.ts';
import { isHealable } from './difference-view.ts';
import { getDifference, settleDifference, viewDifference } from './settle-difference.ts';

type Heal = (ctx: Context, input: { id: string }) => Promise<Output<'staff.reconciliation.heal'>>;

/**
 * Asks WeChat about one difference and settles what it says, exactly as a notice would have. It is healed when nothing differs any more, or when WeChat
 * confirms what only its bill did not name. Throws payment.difference_not_found, payment.cannot_heal, payment.not_connected, platform.*.
 */
export const createHealDifference = (parts: readonly PayablePart[]): Heal =>
  async function healDifference(ctx, { id }) {
    const row = await getDifference(ctx, id);
    if (row.status !== 'open') return { difference: await viewDifference(ctx, id) };
    if (!isHealable(row)) throw new AppError('payment.cannot_heal');
    const confirmed = await (row.subject === 'payment' ? followPayment : followRefund)(ctx, parts, row);
    const differs = (await stillDiffering(ctx, row.bill_on, row.subject, [row.number])).has(row.number);
    if (differs && !(row.kind === 'missing_there' && confirmed)) throw new AppError('payment.cannot_heal');
    await settleDifference(ctx, id, { status: 'healed', note: '' });
    return { difference: await viewDifference(ctx, id) };
  };

/** Both answer whether WeChat holds it with the very amount that our books have. */
async function followPayment(ctx: Context, parts: readonly PayablePart[], row: DifferenceRow): Promise<boolean> {
  const transaction = await asked(connected(ctx).queryOrder(row.number));
  if (!transaction || !isPaid(transaction)) return false;
  await inTransaction(ctx, (ctx) => settlePayments(ctx, parts, [transaction]));
  return transaction.totalFen === row.ours_fen && transaction.transactionId === row.transaction_id;
}

async function followRefund(ctx: Context, parts: readonly PayablePart[], row: DifferenceRow): Promise<boolean> {
  const refund = await asked(connected(ctx).queryRefund(row.number));
  if (!refund) return false;
  await inTransaction(ctx, (ctx) => settleRefunds(ctx, parts, [refund]));
  return refund.status === 'SUCCESS' && refund.refundFen === row.ours_fen && refund.refundId === row.transaction_id;
}

/** Refusing to tell is as good as not knowing. */
async function asked<T>(answer: Promise<T | null>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof AppError && error.code === 'payment.refused') return null;
    throw error;
  }
}
