import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { allIdsOf } from '../../customers/index.ts';
import type { OrderRow } from '../tables.ts';

/** One of the caller's own orders. Throws order.not_found. */
export async function getOwnOrder(ctx: Context, id: string): Promise<OrderRow> {
  const { customerId } = callingMember(ctx);
  const row = await ctx.db<OrderRow>('orders').where({ id }).first();
  // A merge may not have reached the order yet.
  if (!row || !(await allIdsOf(ctx, customerId)).includes(row.customer_id ?? '')) throw new AppError('order.not_found');
  return row;
}
