import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { staffNamesById } from '../../identity/index.ts';
import { audienceOf, rulesOf, validityOf } from '../tables.ts';
import type { TemplateRow } from '../tables.ts';

export type TemplateView = Output<'staff.coupon-templates.get'>['template'];

/** Throws coupon.template_not_found. */
export async function getTemplate(ctx: Pick<Context, 'db'>, id: string): Promise<TemplateRow> {
  const row = await ctx.db<TemplateRow>('coupon_templates').where({ id }).first();
  if (!row) throw new AppError('coupon.template_not_found');
  return row;
}

export async function toTemplateViews(ctx: Context, rows: readonly TemplateRow[]): Promise<TemplateView[]> {
  const names = await staffNamesById(
    ctx,
    rows.map((row) => row.created_by),
  );
  return rows.map((row) => ({
    id: row.id,
    version: row.version,
    state: row.state,
    title: row.title,
    note: row.note,
    total: row.total,
    claimUntil: row.claim_until,
    budgetFen: row.budget_fen,
    rules: rulesOf(row),
    validity: validityOf(row),
    audience: audienceOf(row),
    claimFrom: row.claim_from,
    perPerson: row.per_person,
    inCentre: row.in_centre === 1,
    pricePoints: row.price_points,
    ownCodes: row.codes_left !== null,
    counts: {
      issued: row.issued,
      claimed: row.claimed,
      used: row.used,
      offFen: row.off_fen,
      revenueFen: row.revenue_fen,
      codesLeft: row.codes_left,
    },
    createdAt: row.created_at,
    createdBy: { staffId: row.created_by, name: names.get(row.created_by) ?? '' },
  }));
}

export async function toTemplateView(ctx: Context, row: TemplateRow): Promise<TemplateView> {
  const [view] = await toTemplateViews(ctx, [row]);
  if (!view) throw new AppError('coupon.template_not_found');
  return view;
}
