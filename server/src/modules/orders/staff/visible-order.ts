import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { resolveCustomerId, visibleAmong } from '../../customers/index.ts';
import type { OrderRow } from '../tables.ts';

/** One order of a customer the caller may see; of nobody's, for those who see everybody. Throws order.not_found. */
export async function getVisibleOrder(ctx: Context, id: string): Promise<OrderRow> {
  const row = await ctx.db<OrderRow>('orders').where({ id }).first();
  if (!row || !(await isVisible(ctx, row.customer_id))) throw new AppError('order.not_found');
  return row;
}

async function isVisible(ctx: Context, customerId: string | null): Promise<boolean> {
  if (ctx.actor.kind === 'staff' && ctx.actor.seesStaff === null) return true;
  if (customerId === null) return false;
  const live = (await resolveCustomerId(ctx, customerId)) ?? customerId;
  return (await visibleAmong(ctx, [live])).has(live);
}
