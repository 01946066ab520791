import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { visibleAmong } from '../../customers/index.ts';
import type { CouponRow } from '../tables.ts';
import { toHeldCoupon } from '../views.ts';

/** A coupon by its printed code, of customers the caller may see. Throws coupon.not_found. */
export async function findCouponByCode(ctx: Context, { code }: Input<'staff.coupons.find'>): Promise<Output<'staff.coupons.find'>> {
  const row = await ctx
    .db<CouponRow>('coupons')
    .whereIn('code', [code, code.replace(/\s/g, '')])
    .first();
  if (!row || !(await visibleAmong(ctx, [row.customer_id])).has(row.customer_id)) throw new AppError('coupon.not_found');
  return { coupon: await toHeldCoupon(ctx, row) };
}
