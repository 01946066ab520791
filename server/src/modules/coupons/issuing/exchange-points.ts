import type { Input, Output } from '@lianke/shared/api';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { spend } from '../../ledger/index.ts';
import type { TemplateRow } from '../tables.ts';
import { toCouponView } from '../views.ts';
import { issueOne } from './issue-one.ts';

/**
 * Pays for a coupon with points, in one transaction: no coupon without the points, no points gone without the coupon. The price is frozen once the
 * template is live, and is read again under the template's lock. Throws ledger.balance_short and what a claim throws.
 */
export async function exchangePoints(
  ctx: Context,
  { templateId }: Input<'member.points.exchange'>,
): Promise<Output<'member.points.exchange'>> {
  const member = callingMember(ctx);
  const { coupon, balance } = await inTransaction(ctx, async (ctx) => {
    const coupon = await issueOne(ctx, templateId, { customerId: member.customerId, source: 'points', by: member }, 'mall');
    const template = await ctx.db<TemplateRow>('coupon_templates').where({ id: templateId }).first('price_points', 'title');
    const price = template?.price_points;
    if (price == null) throw new AppError('coupon.not_found');
    const { balance } = await spend(ctx, {
      customerId: coupon.customer_id,
      kind: 'points',
      amount: price,
      reason: 'exchanged',
      note: coupon.title,
      source: { kind: 'coupon', id: coupon.id },
      key: `coupon:${coupon.id}`,
    });
    return { coupon, balance };
  });
  return { coupon: toCouponView(coupon, ctx.clock.now()), points: balance };
}
