import type { Input, Output } from '@lianke/shared/api';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { toCouponView } from '../views.ts';
import { claimTogether } from './gather-claims.ts';
import { seemsSoldOut } from './sold-out.ts';

/**
 * A member takes a coupon in the coupon centre. Throws coupon.not_found, coupon.not_started, coupon.claim_ended, coupon.sold_out,
 * coupon.limit_reached, coupon.not_in_audience.
 */
export async function claimCoupon(ctx: Context, { templateId }: Input<'member.coupons.claim'>): Promise<Output<'member.coupons.claim'>> {
  const member = callingMember(ctx);
  if (await seemsSoldOut(ctx, templateId)) throw new AppError('coupon.sold_out');
  const verdict = await claimTogether(ctx, templateId, { customerId: member.customerId, source: 'claim', by: member });
  if ('refused' in verdict) throw verdict.refused;
  return { coupon: toCouponView(verdict.coupon, ctx.clock.now()) };
}
