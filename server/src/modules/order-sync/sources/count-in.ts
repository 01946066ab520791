import type { Context } from '../../../kernel/context.ts';
import type { UpsertedOrder } from '../../orders/index.ts';

/** What came in is counted where it came from, in the transaction that stored it. */
export async function countIn(ctx: Context, sourceId: string, stored: readonly UpsertedOrder[]): Promise<void> {
  const orders = stored.filter((it) => it.outcome === 'new').length;
  const fen = stored.reduce((sum, it) => sum + it.addedFen, 0);
  if (orders === 0 && fen === 0) return;
  await ctx
    .db('sync_sources')
    .where({ id: sourceId })
    .update({ orders: ctx.db.raw('orders + ?', [orders]), paid_fen: ctx.db.raw('paid_fen + ?', [fen]) });
}
