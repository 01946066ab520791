import type { Context } from '../../../kernel/context.ts';
import { beyond, readKeyCursor, writeKeyCursor } from '../../../kernel/db/paging.ts';
import type { InvoicedPart } from '../../invoices/index.ts';
import { lockOrders } from '../moving/lock-orders.ts';
import { paidStates } from '../rules/transitions.ts';
import { ours } from '../tables.ts';
import type { OrderRow } from '../tables.ts';
import { moneyByDay } from './money-by-day.ts';
import { toSources } from './read-sources.ts';

const order = 'orders-to-invoice';

/** What invoices are told about orders. */
export const orderInvoicedPart: InvoicedPart = {
  kind: 'order',
  lock: async (ctx, ids) => toSources(ctx, await lockOrders(ctx, ids)),
  read: async (ctx, ids) =>
    toSources(
      ctx,
      await ctx
        .db<OrderRow>('orders')
        .whereIn('id', [...ids])
        .orderBy('id'),
    ),
  ofCustomer: async (ctx, customerId, { cursor, limit }) => {
    const page = ctx
      .db<OrderRow>('orders')
      .where({ customer_id: customerId, source: ours })
      .whereIn('state', [...paidStates])
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ]);
    const key = readKeyCursor(order, 2, cursor);
    if (key) beyond(page, ['created_at', 'id'], key, '<');
    const found = await page.limit(limit + 1);
    const rows = found.slice(0, limit);
    const last = rows.at(-1);
    return {
      sources: await toSources(ctx, rows),
      next: found.length > limit && last ? writeKeyCursor(order, [last.created_at, last.id]) : null,
    };
  },
  byTransaction: async (ctx, transactionId) => {
    const [source] = await toSources(ctx, await ctx.db<OrderRow>('orders').where({ transaction_id: transactionId, source: ours }).limit(1));
    return source ?? null;
  },
  movedIn,
  sums: moneyByDay,
};

/** By id: paid in this time, or let go of some of it. */
async function movedIn(ctx: Context, { from, until }: { from: number; until: number }, after: string, limit: number): Promise<string[]> {
  const paid = await ctx
    .db('orders')
    .where({ source: ours })
    .whereIn('state', [...paidStates])
    .where('paid_at', '>=', from)
    .where('paid_at', '<', until)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .pluck<string[]>('id');
  const refunded = await ctx
    .db('order_refunds')
    .where('let_through_at', '>=', from)
    .where('let_through_at', '<', until)
    .where('order_id', '>', after)
    .orderBy('order_id')
    .limit(limit)
    .distinct()
    .pluck<string[]>('order_id');
  return [...new Set([...paid, ...refunded])].sort().slice(0, limit);
}
