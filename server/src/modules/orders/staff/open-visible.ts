import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { requireVisible, resolveCustomerId } from '../../customers/index.ts';

/** The id in force of a customer the caller may see. Throws customer.not_found. */
export async function openVisible(ctx: Context, id: string): Promise<string> {
  const customerId = await resolveCustomerId(ctx, id);
  if (customerId === undefined) throw new AppError('customer.not_found');
  await requireVisible(ctx, customerId);
  return customerId;
}
