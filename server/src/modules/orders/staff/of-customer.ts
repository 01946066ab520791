import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { beyond, readKeyCursor, writeKeyCursor } from '../../../kernel/db/paging.ts';
import { allIdsOf, fieldAccess } from '../../customers/index.ts';
import { paidStates } from '../rules/transitions.ts';
import type { OrderRow } from '../tables.ts';
import { toStaffCards } from '../views/staff-views.ts';
import { openVisible } from './open-visible.ts';

const order = 'orders-of-customer';
const yearMs = 365 * 86_400_000;

/** What a customer bought, of every source, newest first, with the numbers of the sidebar. Throws customer.not_found. */
export async function ordersOfCustomer(
  ctx: Context,
  { customerId: asked, cursor, limit = 10 }: Input<'staff.orders.of-customer'>,
): Promise<Output<'staff.orders.of-customer'>> {
  const ids = await allIdsOf(ctx, await openVisible(ctx, asked));
  const query = ctx
    .db<OrderRow>('orders')
    .whereIn('customer_id', ids)
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  const key = readKeyCursor(order, 2, cursor);
  if (key) beyond(query, ['created_at', 'id'], key, '<');
  const rows: OrderRow[] = await query.limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    orders: await toStaffCards(ctx, page),
    next: rows.length > limit && last ? writeKeyCursor(order, [last.created_at, last.id]) : null,
    sums: await sumsOf(ctx, ids),
  };
}

/** What was paid and not given back. A top-up is counted when it is spent; what went back whole was no purchase. */
async function sumsOf(ctx: Context, ids: readonly string[]): Promise<Output<'staff.orders.of-customer'>['sums']> {
  const bought = () =>
    ctx
      .db('orders')
      .whereIn('customer_id', [...ids])
      .whereIn('state', [...paidStates])
      .whereNot({ kind: 'top_up' });
  const all = (await bought()
    .sum({ paid: ctx.db.raw('paid_fen - refunded_fen') })
    .max({ last: 'created_at' })
    .first()) as { paid: number | string | null; last: number | string | null };
  const orders = (await bought().whereNot({ refund_state: 'full' }).count({ count: '*' }).first()) as { count: number | string };
  const recent = (await bought()
    .where('created_at', '>=', ctx.clock.now() - yearMs)
    .sum({ paid: ctx.db.raw('paid_fen - refunded_fen') })
    .first()) as { paid: number | string | null };
  const maySee = (await fieldAccess(ctx)).may('paidTotalFen', 'read');
  const shown = (paid: number | string | null): number | null => (maySee ? Number(paid ?? 0) : null);
  return {
    ...{ orders: Number(orders.count), paidFen: shown(all.paid), paid12MonthsFen: shown(recent.paid) },
    lastOrderAt: all.last === null ? null : Number(all.last),
  };
}
