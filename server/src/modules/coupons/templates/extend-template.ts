import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { clearSoldOut } from '../issuing/sold-out.ts';
import { validityOf } from '../tables.ts';
import type { TemplateRow } from '../tables.ts';
import { getTemplate, toTemplateView } from './template-store.ts';

type Change = Input<'staff.coupon-templates.extend'>['change'];

/**
 * Adds to a template that is live or paused: number, time and budget only grow, words may change. Coupons people hold keep theirs. Throws
 * coupon.template_not_found, coupon.template_frozen (draft or ended), coupon.template_invalid with the fields.
 */
export async function extendTemplate(
  ctx: Context,
  { id, change }: Input<'staff.coupon-templates.extend'>,
): Promise<Output<'staff.coupon-templates.extend'>> {
  const row = await inTransaction(ctx, async (ctx) => {
    const [before] = await ctx.dialect.lockRows(ctx.db<TemplateRow>('coupon_templates').where({ id }));
    if (!before) throw new AppError('coupon.template_not_found');
    if (before.state !== 'live' && before.state !== 'paused') throw new AppError('coupon.template_frozen');
    const fields = shrinking(before, change);
    if (fields.length > 0) throw new AppError('coupon.template_invalid', { fields });
    const columns = toColumns(change);
    if (Object.keys(columns).length > 0)
      await ctx
        .db('coupon_templates')
        .where({ id })
        .update({ ...columns, version: ctx.db.raw('version + 1') });
    const changes = Object.entries(columns).map(([field, after]) => ({
      field,
      before: String(before[field as keyof TemplateRow]),
      after: String(after),
    }));
    await writeAudit(ctx, 'coupon_templates.extended', { kind: 'coupon_template', id }, {}, changes);
    clearSoldOut(ctx, id);
    return getTemplate(ctx, id);
  });
  return { template: await toTemplateView(ctx, row) };
}

/** The fields that would take something away from people, or hand out what is over already. */
function shrinking(before: TemplateRow, { total, claimUntil, budgetFen }: Change): string[] {
  const validity = validityOf(before);
  const found: string[] = [];
  if (total !== undefined && total < before.total) found.push('total');
  if (claimUntil !== undefined && (claimUntil < before.claim_until || (validity.by === 'dates' && claimUntil > validity.until)))
    found.push('claimUntil');
  // No budget is more than any.
  if (budgetFen !== undefined && budgetFen !== null && (before.budget_fen === null || budgetFen < before.budget_fen))
    found.push('budgetFen');
  return found;
}

const toColumns = (it: Change): Partial<TemplateRow> => ({
  ...(it.title !== undefined && { title: it.title }),
  ...(it.note !== undefined && { note: it.note }),
  ...(it.total !== undefined && { total: it.total }),
  ...(it.claimUntil !== undefined && { claim_until: it.claimUntil }),
  ...(it.budgetFen !== undefined && { budget_fen: it.budgetFen }),
});
