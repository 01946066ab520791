import type { Context } from '../../../kernel/context.ts';
import { lockLevels } from '../../customers/index.ts';
import type { OrderRow } from '../tables.ts';

/** Locks these orders until the transaction ends, in id order, after their customers: everybody takes locks in this order, so nobody waits in a circle. */
export async function lockOrders(ctx: Context, ids: readonly string[]): Promise<OrderRow[]> {
  if (!ctx.transaction) throw new Error('orders are locked inside a transaction');
  if (ids.length === 0) return [];
  const wanted = [...new Set(ids)];
  const owners = await ctx.db('orders').whereIn('id', wanted).whereNotNull('customer_id').distinct().pluck<string[]>('customer_id');
  await lockLevels(ctx, owners);
  return ctx.dialect.lockRows(ctx.db<OrderRow>('orders').whereIn('id', wanted).orderBy('id'));
}
