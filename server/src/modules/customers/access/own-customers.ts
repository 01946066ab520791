import type { Context } from '../../../kernel/context.ts';

/** Customers a member of staff owns or is in WeCom contact with, ids of records merged into them too; null when there are more than `most`. */
export async function findOwnCustomerIds(ctx: Pick<Context, 'db'>, staffId: string, most: number): Promise<string[] | null> {
  const ids = await ctx
    .db('customer_staff')
    .where({ staff_id: staffId })
    .limit(most + 1)
    .pluck<string[]>('customer_id');
  if (ids.length > most) return null;
  const merged = ids.length > 0 ? await ctx.db('customers').whereIn('merged_into_id', ids).pluck<string[]>('id') : [];
  return [...new Set([...ids, ...merged])];
}

/** Which of these customers are this member of staff's own. */
export async function ownAmong(ctx: Pick<Context, 'db'>, staffId: string, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const asked = [...new Set(ids)];
  const live = await ctx
    .db('customers')
    .whereIn('id', asked)
    .whereNotNull('merged_into_id')
    .select<{ id: string; merged_into_id: string }[]>('id', 'merged_into_id');
  const liveId = new Map(live.map((row) => [row.id, row.merged_into_id]));
  const own = new Set(
    await ctx
      .db('customer_staff')
      .where({ staff_id: staffId })
      .whereIn('customer_id', [...new Set(asked.map((id) => liveId.get(id) ?? id))])
      .pluck<string[]>('customer_id'),
  );
  return new Set(asked.filter((id) => own.has(liveId.get(id) ?? id)));
}
