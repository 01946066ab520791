import type { OrderRefundState } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { lockOrders } from '../moving/lock-orders.ts';
import type { OrderLineRow, OrderRefundRow, OrderRow } from '../tables.ts';

/** Throws order.refund_not_found. */
export async function getRefund(ctx: Pick<Context, 'db'>, id: string): Promise<OrderRefundRow> {
  const row = await ctx.db<OrderRefundRow>('order_refunds').where({ id }).first();
  if (!row) throw new AppError('order.refund_not_found');
  return row;
}

/**
 * Moves a refund on by a conditional update, its order locked before it. Answers both as they are now; throws order.state_refused when the refund is
 * somewhere else.
 */
export async function moveRefund(
  ctx: Context,
  { id, order_id: orderId }: Pick<OrderRefundRow, 'id' | 'order_id'>,
  from: readonly OrderRefundRow['state'][],
  change: Partial<OrderRefundRow> & Pick<OrderRefundRow, 'state'>,
): Promise<{ order: OrderRow; refund: OrderRefundRow; was: OrderRefundRow['state'] }> {
  const [order] = await lockOrders(ctx, [orderId]);
  const [before]: OrderRefundRow[] = await ctx.dialect.lockRows(ctx.db<OrderRefundRow>('order_refunds').where({ id }));
  const moved =
    order && before
      ? await ctx
          .db('order_refunds')
          .where({ id })
          .whereIn('state', [...from])
          .update(change)
      : 0;
  if (!order || !before || moved !== 1) throw new AppError('order.state_refused', { state: before?.state });
  return { order, refund: { ...before, ...change }, was: before.state };
}

/** What an order's refund state is when none is under way. */
export async function settledRefundState(ctx: Pick<Context, 'db'>, orderId: string): Promise<OrderRefundState> {
  const lines: Pick<OrderLineRow, 'quantity' | 'refunded'>[] = await ctx
    .db<OrderLineRow>('order_lines')
    .where({ order_id: orderId })
    .select('quantity', 'refunded');
  if (lines.length > 0 && lines.every((line) => line.refunded === line.quantity)) return 'full';
  const succeeded = await ctx.db('order_refunds').where({ order_id: orderId, state: 'succeeded' }).first<{ id: string } | undefined>('id');
  return succeeded ? 'partial' : 'none';
}
