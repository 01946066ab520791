import type { Context } from '../../kernel/context.ts';
import { insertRows } from '../../kernel/db/insert-rows.ts';
import { insertOrRetry } from '../../kernel/transaction.ts';
import type { FollowerRow } from './tables.ts';

export async function findFollowers(ctx: Context, appId: string, openids: readonly string[]): Promise<Map<string, FollowerRow>> {
  const rows: FollowerRow[] = await ctx
    .db<FollowerRow>('oa_followers')
    .where({ app_id: appId })
    .whereIn('openid', [...openids]);
  return new Map(rows.map((row) => [row.openid, row]));
}

/** Writes the new states; a follower somebody else added meanwhile has the transaction run again. */
export async function saveFollowers(ctx: Context, known: ReadonlyMap<string, FollowerRow>, states: readonly FollowerRow[]): Promise<void> {
  const added = states.filter((state) => !known.has(state.openid));
  if (added.length > 0) await insertOrRetry(ctx, 'a follower was added meanwhile', () => insertRows(ctx, 'oa_followers', added));
  for (const state of states) {
    const before = known.get(state.openid);
    if (!before || JSON.stringify(before) === JSON.stringify(state)) continue;
    const { app_id, openid, ...change } = state;
    await ctx.db('oa_followers').where({ app_id, openid }).update(change);
  }
}
