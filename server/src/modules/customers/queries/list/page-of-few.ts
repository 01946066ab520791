import type { Context } from '../../../../kernel/context.ts';
import { gather } from '../../../../kernel/db/gather.ts';
import type { KeyValue } from '../../../../kernel/db/paging.ts';
import { shownColumns } from '../../views.ts';
import type { ShownRow } from '../../views.ts';
import { cutPage, planWalk } from './walk.ts';
import type { AskedPage, Page, Walk } from './walk.ts';

/** So many customers are quicker put in order here, their rows looked up together with those that others ask for, than by a statement of their own. */
export const fewEnough = 100;

/** A page of customers known by id, and how many of them there are: merged ones are none. */
export async function pageOfFew(ctx: Context, ids: readonly string[], asked: AskedPage): Promise<{ page: Page; count: number }> {
  const found = await gatherRows(ctx, ids);
  const walk = planWalk(asked);
  const rows = ids.flatMap((id) => found.get(id) ?? []).sort((a, b) => compare(walk, keyOf(walk, a), keyOf(walk, b)));
  const { key } = walk;
  const ahead = key ? rows.filter((row) => compare(walk, keyOf(walk, row), key) > 0) : rows;
  return { page: cutPage(walk, ahead.slice(walk.skip, walk.skip + walk.limit + 1)), count: rows.length };
}

const gatherRows = gather(async ({ db }, ids): Promise<ReadonlyMap<string, ShownRow>> => {
  const rows = await db('customers')
    .whereIn('id', [...ids])
    .whereNull('merged_into_id')
    .select<ShownRow[]>([...shownColumns]);
  return new Map(rows.map((row) => [row.id, row]));
});

const keyOf = (walk: Walk, row: ShownRow): KeyValue[] => walk.columns.map((column) => row[column] as KeyValue);

/** As the databases compare: every order's columns are numbers or ASCII. */
function compare(walk: Walk, a: readonly KeyValue[], b: readonly KeyValue[]): number {
  const way = walk.order === 'desc' ? -1 : 1;
  for (const [at, value] of a.entries()) {
    const other = b[at] ?? value;
    if (value !== other) return value < other ? -way : way;
  }
  return 0;
}
