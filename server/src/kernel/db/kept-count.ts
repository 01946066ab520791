import type { Context } from '../context.ts';
import { inTransaction, RetryTransaction } from '../transaction.ts';

const foldAtOnce = 1000;

/** Notes in the caller's transaction that a total grew or shrank. An insert: no two writers ever wait for the same row. */
export async function addToCount(ctx: Context, name: string, delta: number): Promise<void> {
  if (delta !== 0) await ctx.db('kept_count_changes').insert({ id: ctx.ids.next('claim'), name, delta });
}

/** The total as of now, exact: the kept figure plus what was not folded in yet. */
export async function readCount(ctx: Pick<Context, 'db'>, name: string): Promise<number> {
  const rows = await ctx.db.select<{ count: number | string | null; changes: number | string | null }[]>(
    ctx.db.raw('(select ?? from ?? where ?? = ?) as ??', ['count', 'kept_counts', 'name', name, 'count']),
    ctx.db.raw('(select sum(??) from ?? where ?? = ?) as ??', ['delta', 'kept_count_changes', 'name', name, 'changes']),
  );
  return Number(rows[0]?.count ?? 0) + Number(rows[0]?.changes ?? 0);
}

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
