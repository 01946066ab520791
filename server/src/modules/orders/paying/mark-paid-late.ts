import type { Context } from '../../../kernel/context.ts';
import { releaseOrders } from './release-orders.ts';

/** Money for orders that cannot be fulfilled goes back by itself; on the orders it says so. What they still held is released. */
export async function markPaidLate(ctx: Context, orderIds: readonly string[]): Promise<void> {
  if (orderIds.length === 0) return;
  await releaseOrders(ctx, orderIds);
  await ctx
    .db('orders')
    .whereIn('id', [...orderIds])
    .where({ state: 'closed' })
    .update({ close_reason: 'paid_late' });
}
