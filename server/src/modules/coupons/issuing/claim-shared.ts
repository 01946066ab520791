import type { Input, Output } from '@lianke/shared/api';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { allIdsOf } from '../../customers/index.ts';
import type { ShareRow } from '../tables.ts';
import { toCouponView } from '../views.ts';
import { issueOne } from './issue-one.ts';
import { readShareToken } from './share-token.ts';

/**
 * A member claims what a member of staff shared. The card counts for one claim: it is used up in the transaction that issues the coupon, and stays
 * good when that is refused. Throws coupon.share_invalid (forged, expired, or for somebody else), coupon.share_used and what a claim throws.
 */
export async function claimShared(
  ctx: Context,
  { token }: Input<'member.coupons.claim-shared'>,
): Promise<Output<'member.coupons.claim-shared'>> {
  const member = callingMember(ctx);
  const named = readShareToken(ctx, token);
  if (!named || named.expires_at <= ctx.clock.now()) throw new AppError('coupon.share_invalid');
  if (named.customer_id !== null && !(await allIdsOf(ctx, member.customerId)).includes(named.customer_id))
    throw new AppError('coupon.share_invalid');
  const coupon = await inTransaction(ctx, async (ctx) => {
    const taken = await ctx
      .db<ShareRow>('coupon_shares')
      .where({ id: named.id, used_at: null })
      .update({ used_at: ctx.clock.now(), used_by_customer_id: member.customerId });
    if (taken !== 1) {
      const known = await ctx.db<ShareRow>('coupon_shares').where({ id: named.id }).first('used_at');
      throw new AppError(known ? 'coupon.share_used' : 'coupon.share_invalid');
    }
    const ask = { customerId: member.customerId, source: 'share', staffId: named.staff_id, by: member } as const;
    const coupon = await issueOne(ctx, named.template_id, ask, 'share');
    await ctx.db<ShareRow>('coupon_shares').where({ id: named.id }).update({ coupon_id: coupon.id });
    return coupon;
  });
  return { coupon: toCouponView(coupon, ctx.clock.now()) };
}
