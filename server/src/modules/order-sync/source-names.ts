import type { Context } from '../../kernel/context.ts';

/** What people call these sources, by id; for orders, which know only the id. */
export async function findSourceNames(ctx: Pick<Context, 'db'>, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx
    .db('sync_sources')
    .whereIn('id', [...ids])
    .select<{ id: string; name: string }[]>('id', 'name');
  return new Map(rows.map((row) => [row.id, row.name]));
}
