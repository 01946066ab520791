import type { Context } from '../../../kernel/context.ts';
import { updateEach } from '../../../kernel/db/update-rows.ts';
import { AppError } from '../../../kernel/errors.ts';
import { transitions } from '../rules/transitions.ts';
import type { Transition } from '../rules/transitions.ts';
import type { OrderRow } from '../tables.ts';
import { lockOrders } from './lock-orders.ts';
import { recordEvents } from './order-events.ts';

export interface OrderChange {
  move: Transition;
  /** What else changes with it. */
  set?: (row: OrderRow) => Partial<OrderRow>;
  note?: string | undefined;
  /** Further conditions under which an order moves; read while the order is locked. */
  provided?: (row: OrderRow) => boolean;
}

/**
 * The one place where an order changes its state. Those of these orders that are where the move begins are locked and moved, a handful of statements
 * however many; the others are left alone. Answers those that moved, as they are now. History, timeline and event commit with it.
 */
export async function moveOrders(ctx: Context, ids: readonly string[], { move, set, note, provided }: OrderChange): Promise<OrderRow[]> {
  const { from, to } = transitions[move];
  const rows = (await lockOrders(ctx, ids)).filter((row) => (from as readonly string[]).includes(row.state) && (provided?.(row) ?? true));
  if (rows.length === 0) return [];
  const changes = rows.map((row) => ({ id: row.id, columns: { ...set?.(row), state: to } }));
  await updateEach(ctx, 'orders', changes);
  const moved = rows.map((row, at) => ({ ...row, ...changes[at]?.columns }));
  await recordEvents(
    ctx,
    move,
    moved.map((order) => ({ order, note })),
  );
  return moved;
}

/** The same for one order that has to move. Throws order.state_refused with where it is. */
export async function moveOrder(ctx: Context, id: string, change: OrderChange): Promise<OrderRow> {
  const [moved] = await moveOrders(ctx, [id], change);
  if (moved) return moved;
  const row = await ctx.db<OrderRow>('orders').where({ id }).first('state');
  throw new AppError('order.state_refused', { state: row?.state });
}
