import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { getOwnOrder } from '../member/own-order.ts';
import { toOrderDetail } from '../views/order-detail.ts';
import { closeOrder } from './close-order.ts';

/** The customer thinks better of it. Throws order.not_found and what closeOrder throws. */
export async function cancelOrder(ctx: Context, { id }: { id: string }): Promise<Output<'member.orders.cancel'>> {
  await closeOrder(ctx, await getOwnOrder(ctx, id));
  return { order: await toOrderDetail(ctx, await getOwnOrder(ctx, id)) };
}
