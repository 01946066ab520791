import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { toMoveRow } from '../moving/move-row.ts';
import { addToTemplate } from '../moving/template-sums.ts';
import { worstOf } from '../rules/worst-case.ts';
import type { CouponRow } from '../tables.ts';

const chunk = 500;
const forgetSharesAfterMs = 30 * 86_400_000;

/**
 * Once a day. Nobody depends on its hour: a coupon past its end is refused and shown as expired at once; this writes it down, and gives the budget
 * back what they might have cost. Each chunk is its own transaction, so a killed run loses nothing and a second one finds less to do.
 */
export const expireCoupons = defineJob({
  name: 'coupons.expire',
  lane: 'bulk',
  payload: z.object({}),
  async run(ctx) {
    while ((await inTransaction(ctx, expireChunk)) === chunk);
    await ctx
      .db('coupon_shares')
      .where('expires_at', '<', ctx.clock.now() - forgetSharesAfterMs)
      .delete();
  },
});

async function expireChunk(ctx: Context): Promise<number> {
  const rows: CouponRow[] = await ctx.dialect.lockRows(
    ctx
      .db<CouponRow>('coupons')
      .where({ state: 'available' })
      .where('valid_until', '<=', ctx.clock.now())
      .orderBy(['state', 'valid_until', 'id'])
      .limit(chunk),
  );
  if (rows.length === 0) return 0;
  await ctx
    .db('coupons')
    .whereIn(
      'id',
      rows.map((row) => row.id),
    )
    .update({ state: 'expired' });
  await insertRows(
    ctx,
    'coupon_moves',
    rows.map((row) => toMoveRow(ctx, { couponId: row.id, move: 'expired' })),
  );
  const freed = new Map<string, number>();
  for (const row of rows) freed.set(row.template_id, (freed.get(row.template_id) ?? 0) + worstOf(row));
  // In one order everywhere, so that two runs cannot wait for each other.
  for (const [id, fen] of [...freed].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (fen > 0) await addToTemplate(ctx, id, { committedFen: -fen });
  return rows.length;
}
