import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { findCoupon } from '../moving/move-coupon.ts';
import { refusalOf } from '../moving/why-refused.ts';
import { counterDiscount, counterRefusal } from '../rules/counter-discount.ts';
import { rulesOf } from '../tables.ts';
import { toHeldCoupon } from '../views.ts';
import { readCounterCode } from './counter-code.ts';

/** What redeeming a scanned code would do, and what holds against it (`blocked`, an error code). Throws coupon.code_invalid, coupon.code_expired, coupon.not_found. */
export async function lookAtCode(ctx: Context, input: Input<'staff.coupons.look-at-code'>): Promise<Output<'staff.coupons.look-at-code'>> {
  const row = await findCoupon(ctx, readCounterCode(ctx, input.code));
  if (!row) throw new AppError('coupon.not_found');
  const rules = rulesOf(row);
  const blocked = refusalOf(row, ctx.clock.now())?.code ?? counterRefusal(rules, input)?.code ?? null;
  return { coupon: await toHeldCoupon(ctx, row), offFen: counterDiscount(rules, input), blocked };
}
