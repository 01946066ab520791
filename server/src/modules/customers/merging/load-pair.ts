import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { requireVisible } from '../access/row-access.ts';
import { resolveCustomerId } from '../store.ts';

/** The records two ids go by today, both visible to the caller. Throws customer.not_found, customer.merge_same. */
export async function resolvePair(ctx: Context, input: { leftId: string; rightId: string }): Promise<{ left: string; right: string }> {
  const [left, right] = [await resolveCustomerId(ctx, input.leftId), await resolveCustomerId(ctx, input.rightId)];
  if (!left || !right) throw new AppError('customer.not_found');
  await requireVisible(ctx, left);
  await requireVisible(ctx, right);
  if (left === right) throw new AppError('customer.merge_same');
  return { left, right };
}
