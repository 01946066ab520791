import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../../kernel/context.ts';
import { AppError } from '../../../../kernel/errors.ts';
import { fieldAccess } from '../../access/field-access.ts';
import { toCustomerRows } from '../../views.ts';
import { selectCustomers } from '../selection/selection.ts';
import type { Selected } from '../selection/selection.ts';
import { countSelected } from './count-selected.ts';
import { findPage } from './find-page.ts';
import { gatherFew } from './gather-few.ts';
import { sortOrders } from './sort-orders.ts';

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
  const asked = { by, order: input.sort.order, direction: input.direction, cursor: input.cursor, page: input.page, limit: input.limit };
  const [page, total] = await Promise.all([
    findPage(ctx, few ? only(ctx, few) : selected, asked),
    few ? { count: few.length, exact: selected.complete } : countSelected(ctx, selected, input.search !== undefined),
  ]);
  return { rows: await toCustomerRows(ctx, page.rows, input.custom, access), next: page.next, previous: page.previous, total };
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
