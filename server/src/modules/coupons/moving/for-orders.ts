import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { worstCaseFen } from '../rules/worst-case.ts';
import { rulesOf } from '../tables.ts';
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
      only: (query) => query.where({ customer_id: it.customerId }).where('valid_from', '<=', now).where('valid_until', '>', now),
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
    const now = ctx.clock.now();
    const held = { ...it, from: 'locked', set: { order_id: null } } as const;
    const free = await moveCoupon(ctx, {
      ...held,
      ...{ to: 'available', move: 'unlocked' },
      only: (query) => query.where({ order_id: it.orderId }).where('valid_until', '>', now),
    });
    if (free) return true;
    const expired = await moveCoupon(ctx, {
      ...held,
      to: 'expired',
      move: 'expired',
      only: (query) => query.where({ order_id: it.orderId }),
    });
    if (!expired) return false;
    const row = await findCoupon(ctx, it.couponId);
    if (row) await addToTemplate(ctx, row.template_id, { committedFen: -worstOf(row) });
    return true;
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
      only: (query) => query.where({ order_id: it.orderId }),
      set: { used_at: ctx.clock.now(), used_store: it.store ?? null, off_fen: it.offFen, revenue_fen: it.paidFen },
    });
    const row = await findCoupon(ctx, it.couponId);
    if (!used && row?.state === 'used' && row.order_id === it.orderId) return;
    if (!used || !row) refuse(row, ctx.clock.now());
    await addToTemplate(ctx, row.template_id, {
      used: 1,
      offFen: it.offFen,
      revenueFen: it.paidFen,
      committedFen: it.offFen - worstOf(row),
    });
  });
}

/** A refund gives the coupon back; past its end it becomes expired instead. Answers false when this order has not used it (or gave it back already). */
export async function returnCoupon(ctx: Context, it: OfOrder & { reason?: string }): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    // Locked, so that the sums taken back below are those that were added.
    const [before] = await ctx.dialect.lockRows(ctx.db<CouponRow>('coupons').where({ id: it.couponId }));
    const now = ctx.clock.now();
    const back = {
      ...it,
      from: 'used',
      set: { order_id: null, used_at: null, used_store: null, used_by: null, off_fen: null, revenue_fen: null },
    } as const;
    const returned = await moveCoupon(ctx, {
      ...back,
      ...{ to: 'available', move: 'returned' },
      only: (query) => query.where({ order_id: it.orderId }).where('valid_until', '>', now),
    });
    const expired =
      !returned &&
      (await moveCoupon(ctx, { ...back, to: 'expired', move: 'expired', only: (query) => query.where({ order_id: it.orderId }) }));
    if (!before || (!returned && !expired)) return false;
    const off = before.off_fen ?? 0;
    await addToTemplate(ctx, before.template_id, {
      used: -1,
      offFen: -off,
      revenueFen: -(before.revenue_fen ?? 0),
      committedFen: (returned ? worstOf(before) : 0) - off,
    });
    return true;
  });
}

/** What a coupon that is still held counts against the budget. */
export const worstOf = (row: CouponRow): number => worstCaseFen(rulesOf(row)) ?? 0;
