import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../../kernel/context.ts';
import { AppError } from '../../../../kernel/errors.ts';
import { beyond, readKeyCursor, writeKeyCursor } from '../../../../kernel/db/paging.ts';
import { fieldAccess } from '../../access/field-access.ts';
import { shownColumns, toCustomerRows } from '../../views.ts';
import type { ShownRow } from '../../views.ts';
import { selectCustomers } from '../selection/selection.ts';
import type { Selected } from '../selection/selection.ts';
import { countSelected } from './count-selected.ts';
import { gatherFew } from './gather-few.ts';
import { sortIndexes, sortOrders } from './sort-orders.ts';

type In = Input<'staff.customers.list'>;
type ListInput = In & Required<Pick<In, 'sort' | 'direction' | 'limit' | 'custom'>>;

/**
 * Customers the caller may see, in any order, keyset-paged both ways: a page costs the same wherever it is. Jumping to a page by number walks
 * the order's index only, and fetches the rows of that page. Throws customer.field_forbidden, customer.filter_invalid.
 */
export async function listCustomers(ctx: Context, input: ListInput): Promise<Output<'staff.customers.list'>> {
  const access = await fieldAccess(ctx);
  const by = sortable(input.sort.by);
  access.require(by, 'read');
  const selected = await selectCustomers(ctx, input, access);
  const few = selected.everybody || selected.found !== undefined ? undefined : await gatherFew(selected);
  const [found, total] = await Promise.all([
    findPage(ctx, few ? only(ctx, few) : selected, by, input),
    few ? { count: few.length, exact: selected.complete } : countSelected(ctx, selected, input.search !== undefined),
  ]);
  return { rows: await toCustomerRows(ctx, found.rows, input.custom, access), next: found.next, previous: found.previous, total };
}

/** The same selection as the customers it was found to be. */
const only = (ctx: Context, ids: readonly string[]): Selected => ({
  query: ctx.db('customers').whereIn('customers.id', [...ids]),
  found: ids.length,
  complete: true,
  everybody: false,
});

function sortable(key: string): keyof typeof sortOrders {
  if (!Object.hasOwn(sortOrders, key)) throw new AppError('customer.filter_invalid', { field: key, op: 'sort' });
  return key as keyof typeof sortOrders;
}

async function findPage(
  ctx: Context,
  selected: Selected,
  by: keyof typeof sortOrders,
  input: ListInput,
): Promise<{ rows: ShownRow[]; next: string | null; previous: string | null }> {
  const columns = sortOrders[by].map((column) => `customers.${column}`);
  const orderName = `${by}.${input.sort.order}`;
  const key = input.page === undefined ? readKeyCursor(orderName, columns.length, input.cursor) : undefined;
  const back = input.direction === 'previous' && key !== undefined;
  const descending = (input.sort.order === 'desc') !== back;
  const ids = selected.query.clone();
  if (key) beyond(ids, columns, key, descending ? '<' : '>');
  void ids.orderBy(columns.map((column) => ({ column, order: descending ? 'desc' : 'asc' }))).limit(input.limit + 1);
  if (input.page !== undefined && input.page > 1) void ids.offset((input.page - 1) * input.limit);
  if (selected.everybody) ctx.dialect.useIndex(ids, 'customers', sortIndexes[by]);

  const found = await pageRows(ctx, ids, columns, descending ? 'desc' : 'asc', input.page !== undefined);
  const more = found.length > input.limit;
  const rows = back ? found.slice(0, input.limit).reverse() : found.slice(0, input.limit);
  const cursorAt = (row: ShownRow | undefined): string | null =>
    row
      ? writeKeyCursor(
          orderName,
          sortOrders[by].map((column) => row[column]),
        )
      : null;
  const hasBefore = key !== undefined || (input.page ?? 1) > 1;
  return {
    rows,
    next: back || more ? cursorAt(rows.at(-1)) : null,
    previous: (back ? more : hasBefore) ? cursorAt(rows[0]) : null,
  };
}

/** Jumping far walks the order's index for the ids, and fetches only the rows of that page. */
async function pageRows(
  ctx: Context,
  page: Selected['query'],
  columns: readonly string[],
  order: 'asc' | 'desc',
  jumping: boolean,
): Promise<ShownRow[]> {
  const shown = shownColumns.map((column) => `customers.${column}`);
  if (!jumping) return page.select<ShownRow[]>(shown);
  return ctx
    .db('customers')
    .join(page.select('customers.id').as('page'), 'page.id', 'customers.id')
    .orderBy(columns.map((column) => ({ column, order })))
    .select<ShownRow[]>(shown);
}
