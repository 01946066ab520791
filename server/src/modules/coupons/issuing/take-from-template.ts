import type { Context } from '../../../kernel/context.ts';
import type { TemplateRow } from '../tables.ts';

/**
 * Takes `count` coupons from a template: ONE conditional statement, whose affected-row count is the verdict. Everything that could forbid it is in
 * its condition, so that whatever was read before need not be believed. False: read the template anew.
 */
export async function takeFromTemplate(ctx: Context, template: TemplateRow, count: number, claimed: number): Promise<boolean> {
  const now = ctx.clock.now();
  const worst = template.worst_fen ?? 0;
  const query = ctx
    .db('coupon_templates')
    .where({ id: template.id, version: template.version, state: 'live' })
    .where('claim_from', '<=', now)
    .where('claim_until', '>', now)
    .whereRaw('issued + ? <= total', [count]);
  if (template.codes_left !== null) void query.where('codes_left', '>=', count);
  if (template.budget_fen !== null) void query.whereRaw('committed_fen + ? <= budget_fen', [count * worst]);
  const taken = await query.update({
    issued: ctx.db.raw('issued + ?', [count]),
    ...(claimed > 0 && { claimed: ctx.db.raw('claimed + ?', [claimed]) }),
    ...(worst > 0 && { committed_fen: ctx.db.raw('committed_fen + ?', [count * worst]) }),
    ...(template.codes_left !== null && { codes_left: ctx.db.raw('codes_left - ?', [count]) }),
  });
  return taken === 1;
}
