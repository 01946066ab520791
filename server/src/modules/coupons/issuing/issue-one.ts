import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { CouponRow } from '../tables.ts';
import { issueMany } from './issue-many.ts';
import type { Ask, Door } from './issue-many.ts';

/**
 * Issues one coupon, or throws why not: coupon.not_found, coupon.not_started, coupon.claim_ended, coupon.sold_out, coupon.limit_reached,
 * coupon.not_in_audience. Joins the caller's transaction, which must not commit when this throws.
 */
export async function issueOne(ctx: Context, templateId: string, ask: Ask, door: Door): Promise<CouponRow> {
  return inTransaction(ctx, async (ctx) => {
    const [verdict] = await issueMany(ctx, templateId, [ask], door);
    if (!verdict || 'refused' in verdict) throw verdict?.refused ?? new Error('no verdict');
    return verdict.coupon;
  });
}
