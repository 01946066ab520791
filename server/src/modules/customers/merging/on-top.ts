import type { Context } from '../../../kernel/context.ts';
import type { MergeRow } from './merge-record.ts';

type Place = Pick<MergeRow, 'id' | 'kept_id' | 'at'>;

/** Whether nothing was merged on top of these merges that was not undone since: only then can one be undone. */
export async function findOnTop(ctx: Context, merges: readonly Place[]): Promise<Set<string>> {
  const keptIds = [...new Set(merges.map((merge) => merge.kept_id))];
  const standing = (column: 'kept_id' | 'lost_id'): PromiseLike<(Place & { lost_id: string })[]> =>
    ctx.db<MergeRow>('customer_merges').whereIn(column, keptIds).whereNull('undone_at').select('id', 'kept_id', 'lost_id', 'at');
  const later = (await standing('kept_id')).filter((it) => keptIds.includes(it.kept_id));
  const swallowed = new Set((await standing('lost_id')).map((it) => it.lost_id));
  const isLater = (a: Place, b: Place): boolean => a.at > b.at || (a.at === b.at && a.id > b.id);
  return new Set(
    merges
      .filter((merge) => !swallowed.has(merge.kept_id))
      .filter((merge) => !later.some((it) => it.kept_id === merge.kept_id && isLater(it, merge)))
      .map((merge) => merge.id),
  );
}

export const isOnTop = async (ctx: Context, merge: Place): Promise<boolean> => (await findOnTop(ctx, [merge])).has(merge.id);
