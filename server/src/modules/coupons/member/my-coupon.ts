import type { Output } from '@lianke/shared/api';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { turnAt, turnMs, writeCounterCode } from '../counter/counter-code.ts';
import { findCoupon } from '../moving/move-coupon.ts';
import { refusalOf } from '../moving/why-refused.ts';
import type { CouponRow } from '../tables.ts';
import { toCouponView } from '../views.ts';

/** One of the caller's own. Throws coupon.not_found. */
export const getMyCoupon = async (ctx: Context, { id }: { id: string }): Promise<Output<'member.coupons.get'>> => ({
  coupon: toCouponView(await getOwn(ctx, id), ctx.clock.now()),
});

/** What the phone shows for the next half minute. Throws coupon.not_found, coupon.not_usable with why. */
export async function getCounterCode(ctx: Context, { id }: { id: string }): Promise<Output<'member.coupons.code'>> {
  const row = await getOwn(ctx, id);
  const now = ctx.clock.now();
  const refusal = refusalOf(row, now);
  if (refusal) throw new AppError('coupon.not_usable', { why: refusal.code, ...refusal.data });
  const turn = turnAt(now);
  return { code: writeCounterCode(ctx, row.id, turn), refreshAt: (turn + 1) * turnMs };
}

async function getOwn(ctx: Context, id: string): Promise<CouponRow> {
  const row = await findCoupon(ctx, id);
  if (row?.customer_id !== callingMember(ctx).customerId) throw new AppError('coupon.not_found');
  return row;
}
