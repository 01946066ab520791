import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../../kernel/context.ts';
import { AppError } from '../../../../kernel/errors.ts';
import { fieldAccess } from '../../access/field-access.ts';
import { toCustomerRows } from '../../views.ts';
import { selectCustomers } from '../selection/selection.ts';
import type { Selected } from '../selection/selection.ts';
import { countSelected } from './count-selected.ts';
import { findPage } from './find-page.ts';
import { findFew } from './find-few.ts';
import { fewEnough, pageOfFew } from './page-of-few.ts';
import { sortOrders } from './sort-orders.ts';
import type { AskedPage, Page } from './walk.ts';

type In = Input<'staff.customers.list'>;
type Total = Output<'staff.customers.list'>['total'];
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
  const asked = { by, order: input.sort.order, direction: input.direction, cursor: input.cursor, page: input.page, limit: input.limit };
  const { page, total } = await pageAndTotal(ctx, selected, asked, input.search !== undefined);
  return { rows: await toCustomerRows(ctx, page.rows, input.custom, access), next: page.next, previous: page.previous, total };
}

/** Customers known one by one come from their rows; many, from the order's index. */
async function pageAndTotal(ctx: Context, selected: Selected, asked: AskedPage, searching: boolean): Promise<{ page: Page; total: Total }> {
  const walked = selected.everybody || selected.counted !== undefined;
  const ids = walked ? undefined : (selected.ids ?? (await findFew(selected)));
  if (ids && ids.length <= fewEnough) {
    const { page, count } = await pageOfFew(ctx, ids, asked);
    return { page, total: { count, exact: selected.complete } };
  }
  const known = ids ? only(ctx, ids, selected.complete) : selected;
  const [page, total] = await Promise.all([findPage(ctx, known, asked), countSelected(ctx, known, searching)]);
  return { page, total };
}

/** The same selection as the customers it was found to be. */
const only = (ctx: Context, ids: readonly string[], complete: boolean): Selected => ({
  query: ctx
    .db('customers')
    .whereNull('customers.merged_into_id')
    .whereIn('customers.id', [...ids]),
  ids,
  complete,
  everybody: false,
});

function sortable(key: string): keyof typeof sortOrders {
  if (!Object.hasOwn(sortOrders, key)) throw new AppError('customer.filter_invalid', { field: key, op: 'sort' });
  return key as keyof typeof sortOrders;
}
