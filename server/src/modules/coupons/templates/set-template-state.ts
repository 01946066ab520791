import type { CouponTemplateState } from '@lianke/shared';
import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { clearSoldOut } from '../issuing/sold-out.ts';
import { getTemplate, toTemplateView } from './template-store.ts';

/** From where each state is reached. What ended stays ended: people were told so. */
const reachedFrom: Record<Exclude<CouponTemplateState, 'draft'>, readonly CouponTemplateState[]> = {
  live: ['draft', 'paused'],
  paused: ['live'],
  ended: ['live', 'paused'],
};

/** Goes live, pauses, goes on, ends. Throws coupon.template_not_found, coupon.state_refused. */
export async function setTemplateState(
  ctx: Context,
  { id, state }: Input<'staff.coupon-templates.set-state'>,
): Promise<Output<'staff.coupon-templates.set-state'>> {
  const row = await inTransaction(ctx, async (ctx) => {
    const before = await getTemplate(ctx, id);
    const moved = await ctx
      .db('coupon_templates')
      .where({ id })
      .whereIn('state', [...reachedFrom[state]])
      .update({ state, version: ctx.db.raw('version + 1') });
    if (moved !== 1) throw new AppError('coupon.state_refused', { state: before.state });
    await writeAudit(ctx, `coupon_templates.${state}`, { kind: 'coupon_template', id }, { title: before.title });
    clearSoldOut(ctx, id);
    return getTemplate(ctx, id);
  });
  return { template: await toTemplateView(ctx, row) };
}
