import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { callingMember } from '../../../kernel/calling-member.ts';
import { attachPictures } from '../../files/index.ts';
import { getOwnOrder } from '../member/own-order.ts';
import { lockOrders } from '../moving/lock-orders.ts';
import { recordEvents } from '../moving/order-events.ts';
import { toRefundView } from '../views/refund-view.ts';
import { planForOrder } from './plan-for-order.ts';
import { refuseSecond, writeRefund } from './write-refund.ts';

/** The customer asks; staff answer. Throws order.not_found, order.state_refused, order.refund_too_large, order.refund_open, file.not_found. */
export async function askRefund(ctx: Context, input: Input<'member.refunds.ask'>): Promise<Output<'member.refunds.ask'>> {
  const { id } = await getOwnOrder(ctx, input.orderId);
  const photoIds = [...new Set(input.photoIds ?? [])];
  const owner = { kind: 'member', id: callingMember(ctx).customerId } as const;
  const row = await inTransaction(ctx, async (ctx) => {
    const [order] = await lockOrders(ctx, [id]);
    if (!order) throw new AppError('order.not_found');
    await refuseSecond(ctx, order.id);
    const planned = await planForOrder(ctx, order, input);
    await attachPictures(ctx, photoIds, owner);
    const row = await writeRefund(ctx, { order, planned, askedBy: 'customer', reason: input.reason, photoIds });
    await ctx.db('orders').where({ id }).update({ refund_state: 'requested' });
    await recordEvents(ctx, 'refund_requested', [
      { order, fen: planned.payFen + planned.principalFen + planned.bonusFen, note: input.reason },
    ]);
    return row;
  });
  return { refund: await toRefundView(ctx, row) };
}
