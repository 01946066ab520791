import type { Context } from '../../../../kernel/context.ts';
import { readCount } from '../../../../kernel/db/kept-count.ts';
import type { Selected } from '../selection/selection.ts';

/** Counting further costs more than the answer is worth; above this a narrowed list says "at least". */
const countUpTo = 10_000;
/** A word so common that it is not gathered is not counted far either: each hit has to be looked at. */
const countCommonUpTo = 1_000;

/** How many a selection means: exact when cheap (the kept total, a gathered search, up to ten thousand), else honestly "at least". */
export async function countSelected(ctx: Context, selected: Selected, searching: boolean): Promise<{ count: number; exact: boolean }> {
  if (selected.everybody) return { count: await readCount(ctx, 'customers'), exact: true };
  if (selected.counted !== undefined) return { count: selected.counted, exact: true };
  if (selected.ids && selected.complete) return { count: selected.ids.length, exact: true };
  const most = searching ? countCommonUpTo : countUpTo;
  const some = selected.query
    .clone()
    .select('customers.id')
    .limit(most + 1)
    .as('some');
  const row = (await ctx.db.from(some).count({ count: '*' }).first()) as { count: number | string };
  const count = Number(row.count);
  return count > most ? { count: most, exact: false } : { count, exact: selected.complete };
}
