import type { Context } from '../../../kernel/context.ts';
import { giveStock } from '../../catalog/index.ts';
import { unlockCoupon } from '../../coupons/index.ts';
import { refundSpend } from '../../ledger/index.ts';
import { spendKey } from '../moving/ledger-keys.ts';
import { moveOrders } from '../moving/move-orders.ts';
import { priceOf } from '../tables.ts';
import type { OrderCouponRow, OrderLineRow, OrderRow } from '../tables.ts';

/** Orders nobody will pay are closed, and what they held is free again: once, since an order closes once. In the caller's transaction. */
export async function releaseOrders(ctx: Context, ids: readonly string[]): Promise<void> {
  const now = ctx.clock.now();
  const closed = await moveOrders(ctx, ids, {
    move: 'closed',
    set: (row) => ({ closed_at: now, close_reason: reasonFor(ctx, row) }),
  });
  if (closed.length === 0) return;
  const orderIds = closed.map((row) => row.id);
  const coupons: OrderCouponRow[] = await ctx.db<OrderCouponRow>('order_coupons').whereIn('order_id', orderIds).orderBy('coupon_id');
  for (const { coupon_id: couponId, order_id: orderId } of coupons) await unlockCoupon(ctx, { couponId, orderId });
  for (const row of closed) await giveBackPurse(ctx, row);
  const lines = await ctx
    .db<OrderLineRow>('order_lines')
    .whereIn('order_id', orderIds)
    .whereNotNull('sku_id')
    .select<{ sku_id: string; quantity: number }[]>('sku_id', 'quantity');
  await giveStock(
    ctx,
    lines.map((line) => ({ skuId: line.sku_id, quantity: line.quantity })),
  );
}

/** Whoever closes it is acting; what closes by itself ran out of time. */
function reasonFor(ctx: Pick<Context, 'actor' | 'clock'>, row: OrderRow): OrderRow['close_reason'] {
  if (row.expires_at !== null && ctx.clock.now() >= row.expires_at) return 'timeout';
  if (ctx.actor.kind === 'staff') return 'by_staff';
  return ctx.actor.kind === 'member' ? 'by_customer' : 'timeout';
}

async function giveBackPurse(ctx: Context, order: OrderRow): Promise<void> {
  const { points, bonusFen, principalFen } = priceOf(order).totals;
  const source = { kind: 'order', id: order.id };
  for (const [kind, amount] of [
    ['points', points],
    ['bonus', bonusFen],
    ['principal', principalFen],
  ] as const) {
    if (amount === 0) continue;
    const of = spendKey(order.id, kind);
    await refundSpend(ctx, { key: `${of}:released`, spendKey: of, amount, note: order.title, source });
  }
}
