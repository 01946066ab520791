import type { Context } from '../../../kernel/context.ts';

/** Counts pieces sold of goods (negative: given back), in the caller's transaction; in the order of ids, so that nobody locks another out. */
export async function countSold(ctx: Context, sold: readonly { spuId: string; pieces: number }[]): Promise<void> {
  const sums = new Map<string, number>();
  for (const { spuId, pieces } of sold) sums.set(spuId, (sums.get(spuId) ?? 0) + pieces);
  for (const [id, pieces] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await ctx
      .db('spus')
      .where({ id })
      .update({ sold: ctx.db.raw('sold + ?', [pieces]) });
  }
}
