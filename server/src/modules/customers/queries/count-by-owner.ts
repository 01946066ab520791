import type { Context } from '../../../kernel/context.ts';

/** Member of staff → how many customers they own; those who own none are absent. Read from the index on owners alone. */
export async function countByOwner(ctx: Context): Promise<Map<string, number>> {
  const rows = await ctx
    .db('customers')
    .where('owner_id', '>', '')
    .whereNull('merged_into_id')
    .groupBy('owner_id')
    .select<{ owner_id: string; count: number | string }[]>('owner_id', ctx.db.raw('count(*) as count'));
  return new Map(rows.map((row) => [row.owner_id, Number(row.count)]));
}

export async function countOwned(ctx: Context, staffId: string): Promise<number> {
  const row = await ctx
    .db('customers')
    .where({ owner_id: staffId })
    .whereNull('merged_into_id')
    .count<{ count: number | string }>({ count: '*' })
    .first();
  return Number(row?.count ?? 0);
}
