import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { PayablePart } from '../payable-part.ts';
import type { PaymentRow } from '../tables.ts';
import { connected } from './connection.ts';
import { getPayment } from './open-payment.ts';
import { eachKind } from './parts.ts';
import { settleByQuery } from './settle-by-query.ts';

/**
 * Gives a payment up: at WeChat first, and only then is released what its payable holds, so that nobody can pay for what is gone. `paid`: the customer
 * was quicker, and that is settled instead. Network: never in a transaction. `parts`: at least the caller's own. Throws payment.not_connected,
 * payment.refused, platform.*: nothing is released then, and the job tries again.
 */
export async function closePayment(ctx: Context, parts: readonly PayablePart[], paymentId: string): Promise<'closed' | 'paid'> {
  const row = await getPayment(ctx, paymentId);
  if (row.status === 'paid' || row.status === 'closed') return row.status;
  // Marked as paying before WeChat hears of it: while it is not, there is nothing to be closed there.
  if (row.status === 'created' && (await release(ctx, parts, row, ['created']))) return 'closed';
  if ((await connected(ctx).closeOrder(row.id)) === 'paid') {
    await settleByQuery(ctx, parts, row.id);
    return 'paid';
  }
  await release(ctx, parts, row, ['created', 'paying']);
  return (await getPayment(ctx, row.id)).status === 'paid' ? 'paid' : 'closed';
}

/** The move to `closed`, and its owner's part in it. False when it had moved on before. */
const release = (ctx: Context, parts: readonly PayablePart[], row: PaymentRow, from: readonly PaymentRow['status'][]): Promise<boolean> =>
  inTransaction(ctx, async (ctx) => {
    const closed = await ctx
      .db<PaymentRow>('payments')
      .where({ id: row.id })
      .whereIn('status', from)
      .update({ status: 'closed', closed_at: ctx.clock.now(), next_query_at: null });
    if (closed === 0) return false;
    await eachKind(parts, [{ row }], (part) => part.closed(ctx, [{ payableId: row.payable_id, paymentId: row.id }]));
    return true;
  });
