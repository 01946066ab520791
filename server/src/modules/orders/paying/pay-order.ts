import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { findPayment, prepay } from '../../payments/index.ts';
import { getOwnOrder } from '../member/own-order.ts';
import { moveOrders } from '../moving/move-orders.ts';
import { openStates } from '../rules/transitions.ts';
import { ours } from '../tables.ts';
import { toOrderDetail } from '../views/order-detail.ts';
import { payable } from './payable.ts';

/** What the payment sheet needs; asked again it answers the same payment anew. Throws order.not_found, order.state_refused, order.expired and what prepay throws. */
export async function payOrder(ctx: Context, { id }: { id: string }): Promise<Output<'member.orders.pay'>> {
  const order = await getOwnOrder(ctx, id);
  if (order.source !== ours) throw new AppError('order.state_refused', { state: order.state });
  if (order.close_reason === 'timeout') throw new AppError('order.expired');
  if (order.state === 'closed') throw new AppError('order.state_refused', { state: order.state });
  if (!openStates.includes(order.state)) return { params: null, order: await toOrderDetail(ctx, order) };
  const payment = await findPayment(ctx, payable(order.id));
  if (!payment) throw new Error(`the order ${order.id} waits for money without a payment`);
  const params = await prepay(ctx, payment.id);
  await inTransaction(ctx, (ctx) => moveOrders(ctx, [order.id], { move: 'paying' }));
  return { params, order: await toOrderDetail(ctx, await getOwnOrder(ctx, id)) };
}
