import type { Input, Output } from '@lianke/shared/api';
import type { Knex } from 'knex';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { beyond, readKeyCursor, writeKeyCursor } from '../../../kernel/db/paging.ts';
import { openStates } from '../rules/transitions.ts';
import { canBeReceived, canBeRefunded } from '../rules/what-can-happen.ts';
import { ours } from '../tables.ts';
import type { OrderRow } from '../tables.ts';
import { toOrderCard } from '../views/order-card.ts';
import { toOrderDetail } from '../views/order-detail.ts';
import { getOwnOrder } from './own-order.ts';

type Tab = NonNullable<Input<'member.orders.list'>['tab']>;

/** What was given back whole is nowhere on its way any more. */
const tabs: Record<Tab, (query: Knex.QueryBuilder) => unknown> = {
  all: () => undefined,
  to_pay: (query) => query.whereIn('state', [...openStates]),
  to_ship: (query) => query.where({ state: 'paid' }).whereNot({ refund_state: 'full' }),
  to_receive: (query) => query.where({ state: 'shipped' }).whereNot({ refund_state: 'full' }),
  done: (query) => query.where({ state: 'completed' }),
  refunds: (query) => query.whereNot({ refund_state: 'none' }),
};

/** The caller's orders, newest first. */
export async function listMyOrders(
  ctx: Context,
  { tab = 'all', cursor, limit = 20 }: Input<'member.orders.list'>,
): Promise<Output<'member.orders.list'>> {
  const { customerId } = callingMember(ctx);
  const order = `my-orders.${tab}`;
  const query = ctx
    .db<OrderRow>('orders')
    .where({ customer_id: customerId })
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  tabs[tab](query);
  const key = readKeyCursor(order, 2, cursor);
  if (key) beyond(query, ['created_at', 'id'], key, '<');
  const rows: OrderRow[] = await query.limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const next = rows.length > limit && last ? writeKeyCursor(order, [last.created_at, last.id]) : null;
  return { orders: page.map(toOrderCard), next };
}

/** The badges. */
export async function countMyOrders(ctx: Context): Promise<Output<'member.orders.counts'>> {
  const { customerId } = callingMember(ctx);
  const count = async (narrow: (query: Knex.QueryBuilder) => unknown): Promise<number> => {
    const query = ctx.db('orders').where({ customer_id: customerId });
    narrow(query);
    return Number(((await query.count({ count: '*' }).first()) as { count: number | string }).count);
  };
  return {
    toPay: await count(tabs.to_pay),
    toShip: await count(tabs.to_ship),
    toReceive: await count(tabs.to_receive),
    refunds: await count((query) => query.whereIn('refund_state', ['requested', 'refunding'])),
  };
}

/** Throws order.not_found. */
export async function getMyOrder(ctx: Context, { id }: { id: string }): Promise<Output<'member.orders.get'>> {
  const row = await getOwnOrder(ctx, id);
  const open = row.source === ours && openStates.includes(row.state);
  return {
    order: await toOrderDetail(ctx, row),
    can: {
      pay: open && (row.expires_at === null || row.expires_at > ctx.clock.now()),
      cancel: open,
      confirm: canBeReceived(row),
      refund: canBeRefunded(row),
    },
  };
}
