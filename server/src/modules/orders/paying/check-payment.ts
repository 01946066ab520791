import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { findPayment, settleByQuery } from '../../payments/index.ts';
import { getOwnOrder } from '../member/own-order.ts';
import { openStates } from '../rules/transitions.ts';
import { toOrderDetail } from '../views/order-detail.ts';
import { payable } from './payable.ts';
import { orderPayablePart } from './payable-part.ts';

/** Asks WeChat how the payment stands, since a phone can say anything. Throws order.not_found, platform.*. */
export async function checkPayment(ctx: Context, { id }: { id: string }): Promise<Output<'member.orders.check-payment'>> {
  const order = await getOwnOrder(ctx, id);
  const payment = openStates.includes(order.state) ? await findPayment(ctx, payable(order.id)) : undefined;
  if (payment) await settleByQuery(ctx, [orderPayablePart], payment.id);
  return { order: await toOrderDetail(ctx, await getOwnOrder(ctx, id)) };
}
