import type { CouponSource } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { insertOrRetry, inTransaction } from '../../../kernel/transaction.ts';
import { issueMany } from './issue-many.ts';

/**
 * Gives a coupon for an occasion (`birthday:2026`, `level:3`), once per customer, template and occasion however often it is asked for. A template
 * that is closed, gone or used up gives nothing, and nobody is told off: answers the coupon's id, or undefined.
 */
export async function giveGift(
  ctx: Context,
  it: { templateId: string; customerId: string; occasion: string; source: CouponSource },
): Promise<string | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const key = { customer_id: it.customerId, template_id: it.templateId, occasion: it.occasion };
    if (await ctx.db('coupon_gifts').where(key).first('occasion')) return undefined;
    const [verdict] = await issueMany(ctx, it.templateId, [{ customerId: it.customerId, source: it.source, reason: it.occasion }], 'staff');
    if (!verdict || 'refused' in verdict) {
      ctx.log.info({ templateId: it.templateId, occasion: it.occasion, why: verdict?.refused.code }, 'no gift coupon');
      return undefined;
    }
    await insertOrRetry(ctx, 'the gift was given meanwhile', () => ctx.db('coupon_gifts').insert({ ...key, coupon_id: verdict.coupon.id }));
    return verdict.coupon.id;
  });
}
