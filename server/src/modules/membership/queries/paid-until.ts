import type { Context } from '../../../kernel/context.ts';
import { allIdsOf } from '../../customers/index.ts';

/** Until when a member has a paid level, at least this one, ms; null when no such term runs. */
export async function paidUntil(ctx: Context, customerId: string, level = 0): Promise<number | null> {
  const row = (await ctx
    .db('paid_terms')
    .whereIn('customer_id', await allIdsOf(ctx, customerId))
    .where('level', '>=', level)
    .where('until', '>', ctx.clock.now())
    .max({ until: 'until' })
    .first()) as { until: number | string | null } | undefined;
  return row?.until == null ? null : Number(row.until);
}
