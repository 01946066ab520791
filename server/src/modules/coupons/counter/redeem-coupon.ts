import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { staffNamesById } from '../../identity/index.ts';
import { findCoupon, moveCoupon } from '../moving/move-coupon.ts';
import { addToTemplate } from '../moving/template-sums.ts';
import { refuse } from '../moving/why-refused.ts';
import { counterDiscount, counterRefusal } from '../rules/counter-discount.ts';
import { worstOf } from '../rules/worst-case.ts';
import { rulesOf } from '../tables.ts';
import type { CouponRow } from '../tables.ts';
import { toHeldCoupon } from '../views.ts';
import { readCounterCode } from './counter-code.ts';

/**
 * Redeems a scanned coupon at the counter. Two scans at once: one conditional statement lets one of them through, the other learns who and when.
 * Throws coupon.code_invalid, coupon.code_expired, coupon.not_found, coupon.already_used, coupon.expired, coupon.not_yet_valid, coupon.voided,
 * coupon.locked_by_order, coupon.wrong_store, coupon.below_threshold.
 */
export async function redeemCoupon(ctx: Context, input: Input<'staff.coupons.redeem'>): Promise<Output<'staff.coupons.redeem'>> {
  const { staffId } = callingStaff(ctx);
  const couponId = readCounterCode(ctx, input.code);
  const known = await findCoupon(ctx, couponId);
  if (!known) throw new AppError('coupon.not_found');
  const rules = rulesOf(known);
  const refusal = counterRefusal(rules, input);
  // A used coupon says so first, whatever else is wrong.
  if (refusal && known.state === 'available')
    throw new AppError(refusal.code, 'missingFen' in refusal ? { missingFen: refusal.missingFen } : {});
  const offFen = counterDiscount(rules, input);
  const used = await inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const moved = await moveCoupon(ctx, {
      ...{ couponId, from: 'available', to: 'used', move: 'used', reason: input.store ?? '' },
      provided: (query) => query.where('valid_from', '<=', now).where('valid_until', '>', now),
      set: { used_at: now, used_store: input.store ?? null, used_by: staffId, off_fen: offFen ?? 0, revenue_fen: input.amountFen ?? 0 },
    });
    if (!moved) return undefined;
    await addToTemplate(ctx, moved.template_id, {
      used: 1,
      offFen: offFen ?? 0,
      revenueFen: input.amountFen ?? 0,
      committedFen: (offFen ?? 0) - worstOf(moved),
    });
    await writeAudit(
      ctx,
      'coupons.redeemed',
      { kind: 'customer', id: moved.customer_id },
      { coupon: couponId, store: input.store ?? '', off: String(offFen ?? '') },
    );
    return moved;
  });
  if (used) return { coupon: await toHeldCoupon(ctx, used), offFen };
  const row = await findCoupon(ctx, couponId);
  refuse(row, ctx.clock.now(), await whoUsed(ctx, row));
}

async function whoUsed(ctx: Context, row: CouponRow | undefined): Promise<Record<string, string>> {
  if (row?.used_by == null) return {};
  return { usedBy: (await staffNamesById(ctx, [row.used_by])).get(row.used_by) ?? '' };
}
