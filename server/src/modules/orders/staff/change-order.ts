import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { receive } from '../completing/confirm-receipt.ts';
import { closeOrder } from '../paying/close-order.ts';
import type { OrderRow } from '../tables.ts';
import { toStaffOrder } from '../views/staff-views.ts';
import { getVisibleOrder } from './visible-order.ts';

/** Handed over, or received. Throws order.not_found, order.state_refused. */
export async function completeByHand(ctx: Context, { id }: { id: string }): Promise<Output<'staff.orders.complete'>> {
  const order = await getVisibleOrder(ctx, id);
  const done = await inTransaction(ctx, async (ctx) => {
    await record(ctx, 'orders.completed', order, {});
    return receive(ctx, order);
  });
  return { order: await toStaffOrder(ctx, done) };
}

/** Gives up an unpaid order, and says who and why once it is. Throws order.not_found and what closeOrder throws. */
export async function closeByHand(ctx: Context, input: Input<'staff.orders.close'>): Promise<Output<'staff.orders.close'>> {
  const order = await getVisibleOrder(ctx, input.id);
  await closeOrder(ctx, order);
  await inTransaction(ctx, (ctx) => record(ctx, 'orders.closed', order, { reason: input.reason }));
  return { order: await toStaffOrder(ctx, await getVisibleOrder(ctx, input.id)) };
}

const record = (ctx: Context, action: string, order: OrderRow, detail: Record<string, string>): Promise<void> =>
  writeAudit(ctx, action, { kind: 'customer', id: order.customer_id ?? '' }, { order: order.id, ...detail });
