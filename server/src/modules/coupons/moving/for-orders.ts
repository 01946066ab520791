import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { worstOf } from '../rules/worst-case.ts';
import type { CouponRow } from '../tables.ts';
import { findCoupon, moveCoupon } from './move-coupon.ts';
import { addToTemplate } from './template-sums.ts';
import { refuse } from './why-refused.ts';

interface OfOrder {
  couponId: string;
  orderId: string;
}

/**
 * Reserves a coupon for an order. Again for the same order is fine. Throws coupon.not_found (also for somebody else's), coupon.already_used,
 * coupon.expired, coupon.not_yet_valid, coupon.voided, coupon.locked_by_order, coupon.state_refused.
 */
export async function lockCoupon(ctx: Context, it: OfOrder & { customerId: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const locked = await moveCoupon(ctx, {
      ...it,
      ...{ from: 'available', to: 'locked', move: 'locked' },
      provided: (query) => query.where({ customer_id: it.customerId }).where('valid_from', '<=', now).where('valid_until', '>', now),
      set: { order_id: it.orderId },
    });
    if (locked) return;
    const row = await findCoupon(ctx, it.couponId);
    if (row?.customer_id !== it.customerId) throw new AppError('coupon.not_found');
    if (row.state !== 'locked' || row.order_id !== it.orderId) refuse(row, now);
  });
}

/** Gives a reserved coupon back when its order is given up; past its end it expires. Answers false when this order holds it no more. */
export async function unlockCoupon(ctx: Context, it: OfOrder & { reason?: string }): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const row = await giveBack(ctx, it, { from: 'locked', move: 'unlocked' });
    if (row?.state === 'expired') await addToTemplate(ctx, row.template_id, { committedFen: -worstOf(row) });
    return row !== undefined;
  });
}

/**
 * The order that holds the coupon was paid: it is used up. `offFen` is what it took off, `paidFen` what the order came to. A coupon that was reserved
 * in time stays good although its end has come. Again for the same order is fine. Throws coupon.not_found and what lockCoupon throws.
 */
export async function useCoupon(ctx: Context, it: OfOrder & { offFen: number; paidFen: number; store?: string }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const used = await moveCoupon(ctx, {
      ...it,
      ...{ from: 'locked', to: 'used', move: 'used' },
      provided: (query) => query.where({ order_id: it.orderId }),
      set: { used_at: ctx.clock.now(), used_store: it.store ?? null, off_fen: it.offFen, revenue_fen: it.paidFen },
    });
    if (!used) {
      const row = await findCoupon(ctx, it.couponId);
      if (row?.state === 'used' && row.order_id === it.orderId) return;
      refuse(row, ctx.clock.now());
    }
    await addToTemplate(ctx, used.template_id, {
      used: 1,
      offFen: it.offFen,
      revenueFen: it.paidFen,
      committedFen: it.offFen - worstOf(used),
    });
  });
}

/** A refund gives the coupon back; past its end it becomes expired instead. Answers false when this order has not used it (or gave it back already). */
export async function returnCoupon(ctx: Context, it: OfOrder & { reason?: string }): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    // Locked, so that the sums taken back below are those that were added.
    const [before] = await ctx.dialect.lockRows(ctx.db<CouponRow>('coupons').where({ id: it.couponId }));
    const row = await giveBack(ctx, it, { from: 'used', move: 'returned' });
    if (!before || !row) return false;
    const off = before.off_fen ?? 0;
    await addToTemplate(ctx, row.template_id, {
      used: -1,
      offFen: -off,
      revenueFen: -(before.revenue_fen ?? 0),
      committedFen: (row.state === 'available' ? worstOf(row) : 0) - off,
    });
    return true;
  });
}

/** From an order to its holder, as if the order had never been; past its end it expires. Undefined when this order does not have it. */
async function giveBack(
  ctx: Context,
  it: OfOrder & { reason?: string },
  way: { from: 'locked' | 'used'; move: 'unlocked' | 'returned' },
): Promise<CouponRow | undefined> {
  const now = ctx.clock.now();
  const back = {
    ...{ ...it, ...way },
    set: { order_id: null, used_at: null, used_store: null, used_by: null, off_fen: null, revenue_fen: null },
  };
  const ofOrder = { order_id: it.orderId };
  return (
    (await moveCoupon(ctx, { ...back, to: 'available', provided: (query) => query.where(ofOrder).where('valid_until', '>', now) })) ??
    (await moveCoupon(ctx, { ...back, to: 'expired', move: 'expired', provided: (query) => query.where(ofOrder) }))
  );
}
