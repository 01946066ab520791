import type { Context } from '../context.ts';
import { gather } from './gather.ts';
import type { Reader } from './gather.ts';
import { inTransaction, RetryTransaction } from '../transaction.ts';

const foldAtOnce = 1000;

/** Notes in the caller's transaction that a total grew or shrank. An insert: no two writers ever wait for the same row. */
export async function addToCount(ctx: Context, name: string, delta: number): Promise<void> {
  if (delta !== 0) await ctx.db('kept_count_changes').insert({ id: ctx.ids.next('claim'), name, delta });
}

/** The total as of now, exact: the kept figure plus what was not folded in yet. */
export const readCount = async (ctx: Reader, name: string): Promise<number> => (await gatherCounts(ctx, [name])).get(name) ?? 0;

const gatherCounts = gather(async ({ db }, names): Promise<ReadonlyMap<string, number>> => {
  const rows = (await db.unionAll([
    db('kept_counts')
      .whereIn('name', [...names])
      .select('name', 'count'),
    db('kept_count_changes')
      .whereIn('name', [...names])
      .groupBy('name')
      .select('name')
      .sum({ count: 'delta' }),
  ])) as { name: string; count: number | string }[];
  const counts = new Map<string, number>();
  for (const { name, count } of rows) counts.set(name, (counts.get(name) ?? 0) + Number(count));
  return counts;
});

/** Folds noted changes into the kept figures; true when more are waiting. Safe in several processes: whoever deletes the rows adds them. */
export async function foldCounts(ctx: Context): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const changes = await ctx
      .db('kept_count_changes')
      .orderBy('id')
      .limit(foldAtOnce)
      .select<{ id: string; name: string; delta: number }[]>('id', 'name', 'delta');
    if (changes.length === 0) return false;
    const taken = await ctx
      .db('kept_count_changes')
      .whereIn(
        'id',
        changes.map((change) => change.id),
      )
      .delete();
    if (taken !== changes.length) throw new RetryTransaction('another process folds these counts');
    for (const name of new Set(changes.map((change) => change.name))) {
      const delta = changes.filter((change) => change.name === name).reduce((sum, change) => sum + change.delta, 0);
      const updated = await ctx
        .db('kept_counts')
        .where({ name })
        .update({ count: ctx.db.raw('?? + ?', ['count', delta]) });
      if (updated === 0) await ctx.db('kept_counts').insert({ name, count: delta });
    }
    return changes.length === foldAtOnce;
  });
}
