import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { resolveCustomerId, visibleAmong } from '../../customers/index.ts';
import type { RequestRow } from '../tables.ts';
import { findRequest } from './request-store.ts';

/** Whether the calling staff may see what belongs to this customer; nobody's is for those who see everybody. */
export async function isVisible(ctx: Context, customerId: string | null): Promise<boolean> {
  if (ctx.actor.kind === 'staff' && ctx.actor.seesStaff === null) return true;
  if (customerId === null) return false;
  const live = (await resolveCustomerId(ctx, customerId)) ?? customerId;
  return (await visibleAmong(ctx, [live])).has(live);
}

/** A request of a customer the calling staff may see. Throws invoice.not_found. */
export async function visibleRequest(ctx: Context, id: string): Promise<RequestRow> {
  const row = await findRequest(ctx, id);
  if (!row || !(await isVisible(ctx, row.customer_id))) throw new AppError('invoice.not_found');
  return row;
}
