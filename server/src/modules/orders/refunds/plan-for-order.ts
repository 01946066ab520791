import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { planRefund } from '../rules/plan-refund.ts';
import type { PlannedRefund } from '../rules/plan-refund.ts';
import { isRefundable } from '../rules/what-can-happen.ts';
import { priceOf } from '../tables.ts';
import type { OrderLineRow, OrderRow } from '../tables.ts';
import { goingBack } from './money-kept.ts';

export interface RefundWish {
  lines: readonly { lineId: string; quantity: number }[];
  withShipping?: boolean | undefined;
}

/** What would go back of an order as it is now. Throws order.state_refused, order.refund_too_large. */
export async function planForOrder(ctx: Context, order: OrderRow, wish: RefundWish): Promise<PlannedRefund> {
  if (!isRefundable(order)) throw new AppError('order.state_refused', { state: order.state, refundState: order.refund_state });
  const lines: OrderLineRow[] = await ctx.db<OrderLineRow>('order_lines').where({ order_id: order.id }).orderBy('nth');
  const shippingBack = await ctx
    .db('order_refunds')
    .where({ order_id: order.id, with_shipping: 1 })
    .whereIn('state', [...goingBack])
    .first<{ id: string } | undefined>('id');
  const planned = planRefund(
    priceOf(order),
    lines,
    { lines: wish.lines, withShipping: wish.withShipping ?? false },
    { sent: order.state !== 'paid', shippingRefunded: shippingBack !== undefined },
  );
  if (!planned) throw new AppError('order.refund_too_large');
  return planned;
}
