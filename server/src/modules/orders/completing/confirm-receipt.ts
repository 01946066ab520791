import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { getOwnOrder } from '../member/own-order.ts';
import { canBeReceived } from '../rules/what-can-happen.ts';
import type { OrderRow } from '../tables.ts';
import { toOrderDetail } from '../views/order-detail.ts';
import { completeOrders } from './complete-orders.ts';

/** Completes one order, or throws order.state_refused. */
export async function receive(ctx: Context, order: OrderRow): Promise<OrderRow> {
  const [done] = await inTransaction(ctx, (ctx) => completeOrders(ctx, [order.id], canBeReceived));
  if (!done) throw new AppError('order.state_refused', { state: order.state });
  return done;
}

/** The goods are here. Throws order.not_found, order.state_refused. */
export async function confirmReceipt(ctx: Context, { id }: { id: string }): Promise<Output<'member.orders.confirm-receipt'>> {
  return { order: await toOrderDetail(ctx, await receive(ctx, await getOwnOrder(ctx, id))) };
}
