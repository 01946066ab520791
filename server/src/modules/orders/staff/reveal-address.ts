import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { fieldAccess, recordReveal } from '../../customers/index.ts';
import { openAddress } from '../views/order-detail.ts';
import { getVisibleOrder } from './visible-order.ts';

/**
 * An order's address in full, against a reason, counted with the other values that were revealed today. Throws order.not_found,
 * customer.field_forbidden, customer.value_missing, customer.reveal_limit.
 */
export async function revealAddress(
  ctx: Context,
  { id, reason }: Input<'staff.orders.reveal-address'>,
): Promise<Output<'staff.orders.reveal-address'>> {
  const order = await getVisibleOrder(ctx, id);
  const access = await fieldAccess(ctx);
  for (const field of ['name', 'phone', 'address']) access.require(field, 'masked');
  const address = openAddress(ctx, order);
  if (!address) throw new AppError('customer.value_missing', { field: 'address' });
  await inTransaction(ctx, (ctx) => recordReveal(ctx, order.customer_id ?? '', { reason, field: 'order_address', order: order.id }));
  return { address };
}
