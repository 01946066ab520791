import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { toStaffOrder } from '../views/staff-views.ts';
import { getVisibleOrder } from './visible-order.ts';

/** Throws order.not_found. */
export const getOrder = async (ctx: Context, { id }: { id: string }): Promise<Output<'staff.orders.get'>> => ({
  order: await toStaffOrder(ctx, await getVisibleOrder(ctx, id)),
});
