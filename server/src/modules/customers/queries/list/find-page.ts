import type { Context } from '../../../../kernel/context.ts';
import { beyond } from '../../../../kernel/db/paging.ts';
import { shownColumns } from '../../views.ts';
import type { ShownRow } from '../../views.ts';
import type { Selected } from '../selection/selection.ts';
import { sortIndexes } from './sort-orders.ts';
import { cutPage, planWalk } from './walk.ts';
import type { AskedPage, Page } from './walk.ts';

const shown = shownColumns.map((column) => `customers.${column}`);

/** One page of a selection: one statement. */
export async function findPage(ctx: Context, selected: Selected, asked: AskedPage): Promise<Page> {
  const walk = planWalk(asked);
  const columns = walk.columns.map((column) => `customers.${column}`);
  const page = selected.query.clone();
  if (walk.key) beyond(page, columns, walk.key, walk.order === 'desc' ? '<' : '>');
  void page.orderBy(columns.map((column) => ({ column, order: walk.order }))).limit(walk.limit + 1);
  if (walk.skip > 0) void page.offset(walk.skip);
  if (selected.everybody) ctx.dialect.useIndex(page, 'customers', sortIndexes[asked.by]);
  return cutPage(walk, asked.page === undefined ? await page.select<ShownRow[]>(shown) : await jump(ctx, page, columns, walk.order));
}

/** Jumping far walks the order's index for the ids, and fetches only the rows of that page. */
const jump = (ctx: Context, page: Selected['query'], columns: readonly string[], order: 'asc' | 'desc'): Promise<ShownRow[]> =>
  Promise.resolve(
    ctx
      .db('customers')
      .join(page.select('customers.id').as('page'), 'page.id', 'customers.id')
      .orderBy(columns.map((column) => ({ column, order })))
      .select<ShownRow[]>(shown),
  );
