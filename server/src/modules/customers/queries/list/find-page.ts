import type { Context } from '../../../../kernel/context.ts';
import { beyond, readKeyCursor, writeKeyCursor } from '../../../../kernel/db/paging.ts';
import { shownColumns } from '../../views.ts';
import type { ShownRow } from '../../views.ts';
import type { Selected } from '../selection/selection.ts';
import { sortIndexes, sortOrders } from './sort-orders.ts';

export interface AskedPage {
  by: keyof typeof sortOrders;
  order: 'asc' | 'desc';
  direction: 'next' | 'previous';
  cursor?: string | undefined;
  /** From 1; instead of a cursor. */
  page?: number | undefined;
  limit: number;
}

interface Page {
  rows: ShownRow[];
  next: string | null;
  previous: string | null;
}

/** One page of a selection: one statement. */
export async function findPage(ctx: Context, selected: Selected, asked: AskedPage): Promise<Page> {
  const columns = sortOrders[asked.by].map((column) => `customers.${column}`);
  const orderName = `${asked.by}.${asked.order}`;
  const key = asked.page === undefined ? readKeyCursor(orderName, columns.length, asked.cursor) : undefined;
  const back = asked.direction === 'previous' && key !== undefined;
  const order = (asked.order === 'desc') !== back ? 'desc' : 'asc';
  const ids = selected.query.clone();
  if (key) beyond(ids, columns, key, order === 'desc' ? '<' : '>');
  void ids.orderBy(columns.map((column) => ({ column, order }))).limit(asked.limit + 1);
  if (asked.page !== undefined && asked.page > 1) void ids.offset((asked.page - 1) * asked.limit);
  if (selected.everybody) ctx.dialect.useIndex(ids, 'customers', sortIndexes[asked.by]);

  const shown = shownColumns.map((column) => `customers.${column}`);
  const found = asked.page === undefined ? await ids.select<ShownRow[]>(shown) : await jump(ctx, ids, columns, order, shown);
  const more = found.length > asked.limit;
  const rows = back ? found.slice(0, asked.limit).reverse() : found.slice(0, asked.limit);
  const cursorAt = (row: ShownRow | undefined): string | null =>
    row
      ? writeKeyCursor(
          orderName,
          sortOrders[asked.by].map((column) => row[column]),
        )
      : null;
  const hasBefore = key !== undefined || (asked.page ?? 1) > 1;
  return {
    rows,
    next: back || more ? cursorAt(rows.at(-1)) : null,
    previous: (back ? more : hasBefore) ? cursorAt(rows[0]) : null,
  };
}

/** Jumping far walks the order's index for the ids, and fetches only the rows of that page. */
const jump = (
  ctx: Context,
  page: Selected['query'],
  columns: readonly string[],
  order: 'asc' | 'desc',
  shown: readonly string[],
): Promise<ShownRow[]> =>
  Promise.resolve(
    ctx
      .db('customers')
      .join(page.select('customers.id').as('page'), 'page.id', 'customers.id')
      .orderBy(columns.map((column) => ({ column, order })))
      .select<ShownRow[]>([...shown]),
  );
