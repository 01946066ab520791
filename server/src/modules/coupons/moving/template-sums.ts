import type { Context } from '../../../kernel/context.ts';

export interface SumChange {
  used?: number;
  offFen?: number;
  revenueFen?: number;
  committedFen?: number;
}

/** Adds to a template's sums, in the transaction of the move that changes them. */
export async function addToTemplate(ctx: Context, templateId: string, it: SumChange): Promise<void> {
  await ctx
    .db('coupon_templates')
    .where({ id: templateId })
    .update({
      used: ctx.db.raw('used + ?', [it.used ?? 0]),
      off_fen: ctx.db.raw('off_fen + ?', [it.offFen ?? 0]),
      revenue_fen: ctx.db.raw('revenue_fen + ?', [it.revenueFen ?? 0]),
      committed_fen: ctx.db.raw('committed_fen + ?', [it.committedFen ?? 0]),
    });
}
