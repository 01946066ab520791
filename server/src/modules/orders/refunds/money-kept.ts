import type { Context } from '../../../kernel/context.ts';
import type { OrderRefundRow, OrderRow } from '../tables.ts';

/** Refunds that were let through, wherever the money is. */
export const goingBack: readonly OrderRefundRow['state'][] = ['approved', 'succeeded', 'failed'];

/** Order → the money (not stored value) that was paid and did not go back, nor is on its way. */
export async function moneyKept(
  ctx: Pick<Context, 'db'>,
  orders: readonly Pick<OrderRow, 'id' | 'pay_fen'>[],
): Promise<Map<string, number>> {
  const kept = new Map(orders.map((row) => [row.id, row.pay_fen]));
  if (kept.size === 0) return kept;
  const back = await ctx
    .db<OrderRefundRow>('order_refunds')
    .whereIn('order_id', [...kept.keys()])
    .whereIn('state', [...goingBack])
    .select<{ order_id: string; pay_fen: number }[]>('order_id', 'pay_fen');
  for (const row of back) kept.set(row.order_id, (kept.get(row.order_id) ?? 0) - row.pay_fen);
  return kept;
}
