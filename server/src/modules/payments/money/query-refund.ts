import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { PayablePart } from '../payable-part.ts';
import { connected } from './connection.ts';
import { sendRefund } from './send-refund.ts';
import { settleRefunds } from './settle-refunds.ts';

/** Asks WeChat how a refund stands, and sends it (again) when it never arrived there. Network: never in a transaction. */
export async function queryRefund(ctx: Context, parts: readonly PayablePart[], refundId: string): Promise<void> {
  const known = await connected(ctx).queryRefund(refundId);
  if (!known) return sendRefund(ctx, parts, refundId);
  await inTransaction(ctx, (ctx) => settleRefunds(ctx, parts, [known]));
}
