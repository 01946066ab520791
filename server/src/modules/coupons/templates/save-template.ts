import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { contradictions } from '../rules/check-template.ts';
import type { TemplateInput } from '../rules/check-template.ts';
import { worstCaseFen } from '../rules/worst-case.ts';
import type { TemplateRow } from '../tables.ts';
import { getTemplate, toTemplateView } from './template-store.ts';

/** Writes a draft. Throws coupon.template_not_found, coupon.template_frozen (no draft any more), coupon.template_invalid with the fields. */
export async function saveTemplate(
  ctx: Context,
  input: Input<'staff.coupon-templates.save'>,
): Promise<Output<'staff.coupon-templates.save'>> {
  const { staffId } = callingStaff(ctx);
  const fields = contradictions(input.template);
  if (fields.length > 0) throw new AppError('coupon.template_invalid', { fields });
  const row = await inTransaction(ctx, async (ctx) => {
    const id = input.id ?? ctx.ids.next('couponTemplate');
    if (input.id === undefined)
      await ctx.db('coupon_templates').insert({ ...newRow(id, staffId, ctx.clock.now()), ...toColumns(input.template) });
    else await rewrite(ctx, id, input.template);
    await writeAudit(ctx, 'coupon_templates.saved', { kind: 'coupon_template', id }, { title: input.template.title });
    return getTemplate(ctx, id);
  });
  return { template: await toTemplateView(ctx, row) };
}

async function rewrite(ctx: Context, id: string, it: TemplateInput): Promise<void> {
  const { codes_left: was } = await getTemplate(ctx, id);
  const { codes_left: fresh, ...columns } = toColumns(it);
  const written = await ctx
    .db('coupon_templates')
    .where({ id, state: 'draft' })
    .update({ ...columns, codes_left: fresh === null ? null : (was ?? fresh), version: ctx.db.raw('version + 1') });
  if (written !== 1) throw new AppError('coupon.template_frozen');
  if (fresh === null && was !== null) await ctx.db('coupon_codes').where({ template_id: id }).delete();
}

const newRow = (id: string, staffId: string, now: number): Partial<TemplateRow> => ({
  id,
  version: 1,
  state: 'draft',
  committed_fen: 0,
  issued: 0,
  claimed: 0,
  used: 0,
  off_fen: 0,
  revenue_fen: 0,
  created_at: now,
  created_by: staffId,
});

const toColumns = (it: TemplateInput) =>
  ({
    title: it.title,
    note: it.note,
    rules: JSON.stringify(it.rules),
    validity: JSON.stringify(it.validity),
    audience: JSON.stringify(it.audience),
    claim_from: it.claimFrom,
    claim_until: it.claimUntil,
    total: it.total,
    per_person: it.perPerson,
    in_centre: it.inCentre ? 1 : 0,
    price_points: it.pricePoints,
    codes_left: it.ownCodes ? 0 : null,
    budget_fen: it.budgetFen,
    worst_fen: worstCaseFen(it.rules),
  }) satisfies Partial<TemplateRow>;
