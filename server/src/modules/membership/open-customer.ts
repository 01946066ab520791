import type { Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import { requireVisible, resolveCustomerId } from '../customers/index.ts';

/** The id in force of a customer whom the calling staff may see; old ids of merged records lead there. Throws customer.not_found. */
export async function openCustomer(ctx: Context, id: string): Promise<string> {
  const customerId = await resolveCustomerId(ctx, id);
  if (customerId === undefined) throw new AppError('customer.not_found');
  await requireVisible(ctx, customerId);
  return customerId;
}
