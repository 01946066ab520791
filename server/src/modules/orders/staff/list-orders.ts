import type { Input, Output } from '@lianke/shared/api';
import type { Knex } from 'knex';
import type { Context } from '../../../kernel/context.ts';
import { beyond, readKeyCursor, writeKeyCursor } from '../../../kernel/db/paging.ts';
import { openVisible } from './open-visible.ts';
import { scopeRows } from '../../customers/index.ts';
import type { OrderRow } from '../tables.ts';
import { toStaffCards } from '../views/staff-views.ts';

type Filter = Input<'staff.orders.list'>;
const order = 'orders';
/** Beyond this "at least" is good enough, and cheap. */
const countedUpTo = 10_000;

/** Orders of customers the caller may see, newest first. Throws customer.not_found. */
export async function listOrders(ctx: Context, input: Filter): Promise<Output<'staff.orders.list'>> {
  const limit = input.limit ?? 20;
  const customerId = input.customerId === undefined ? undefined : await openVisible(ctx, input.customerId);
  const matching = (): Knex.QueryBuilder => {
    const query = scopeRows(ctx, ctx.db('orders'), 'orders.customer_id');
    narrow(query, { ...input, customerId });
    return query;
  };
  const page = matching().orderBy([
    { column: 'created_at', order: 'desc' },
    { column: 'id', order: 'desc' },
  ]);
  const key = readKeyCursor(order, 2, input.cursor);
  if (key) beyond(page, ['created_at', 'id'], key, '<');
  const found = (await page.limit(limit + 1)) as OrderRow[];
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    orders: await toStaffCards(ctx, rows),
    next: found.length > limit && last ? writeKeyCursor(order, [last.created_at, last.id]) : null,
    total: await count(ctx, matching()),
  };
}

function narrow(query: Knex.QueryBuilder, it: Filter & { customerId: string | undefined }): void {
  if (it.states) void query.whereIn('state', it.states);
  if (it.refundStates) void query.whereIn('refund_state', it.refundStates);
  if (it.kinds) void query.whereIn('kind', it.kinds);
  if (it.source !== undefined) void query.where({ source: it.source });
  if (it.customerId !== undefined) void query.where({ customer_id: it.customerId });
  if (it.from !== undefined) void query.where('created_at', '>=', it.from);
  if (it.until !== undefined) void query.where('created_at', '<', it.until);
  const { number } = it;
  if (number)
    void query.where((any) => void any.where({ id: number }).orWhere({ source_order_no: number }).orWhere({ transaction_id: number }));
}

async function count(ctx: Pick<Context, 'db'>, matching: Knex.QueryBuilder): Promise<{ count: number; exact: boolean }> {
  const some = matching.limit(countedUpTo + 1).select('orders.id');
  const { count } = (await ctx.db.from(some.as('some')).count({ count: '*' }).first()) as { count: number | string };
  return { count: Math.min(Number(count), countedUpTo), exact: Number(count) <= countedUpTo };
}
