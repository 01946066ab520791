import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { useCoupon } from '../../coupons/index.ts';
import { priceOf } from '../tables.ts';
import type { OrderCouponRow, OrderRow } from '../tables.ts';

/** The coupons these orders hold are used up. In id order, so that two batches cannot wait for each other. */
export async function useCoupons(ctx: Context, orders: readonly OrderRow[]): Promise<void> {
  if (orders.length === 0) return;
  const byId = new Map(orders.map((row) => [row.id, row]));
  const coupons: OrderCouponRow[] = await ctx
    .db<OrderCouponRow>('order_coupons')
    .whereIn('order_id', [...byId.keys()])
    .orderBy('coupon_id');
  for (const { coupon_id: couponId, order_id: orderId, off_fen: offFen } of coupons) {
    const order = byId.get(orderId);
    if (!order) continue;
    const { dueFen } = priceOf(order).totals;
    const store = order.store_id === null ? {} : { store: order.store_id };
    await useCoupon(ctx, { couponId, orderId, offFen, paidFen: dueFen, ...store }).catch((error: unknown) => {
      // The coupon went with the person who had it erased. The money is here all the same, and the order is owed.
      if (!(error instanceof AppError && error.code === 'coupon.not_found')) throw error;
      ctx.log.warn({ couponId, orderId }, 'the coupon of a paid order is gone');
    });
  }
}
