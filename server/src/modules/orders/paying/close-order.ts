import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { closePayment, findPayment } from '../../payments/index.ts';
import { openStates } from '../rules/transitions.ts';
import type { OrderRow } from '../tables.ts';
import { payable } from './payable.ts';
import { orderPayablePart } from './payable-part.ts';

/**
 * Gives up an order that waits for its money: at WeChat first, then here. Whoever pays in that moment has paid: throws order.state_refused then.
 * Network: never in a transaction. Throws platform.*, payment.*.
 */
export async function closeOrder(ctx: Context, order: Pick<OrderRow, 'id' | 'state'>): Promise<void> {
  const payment = openStates.includes(order.state) ? await findPayment(ctx, payable(order.id)) : undefined;
  const outcome = payment && (await closePayment(ctx, [orderPayablePart], payment.id));
  if (outcome !== 'closed') throw new AppError('order.state_refused', { state: outcome ?? order.state });
}
