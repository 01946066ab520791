import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { getOwnOrder } from '../member/own-order.ts';
import { getVisibleOrder } from '../staff/visible-order.ts';
import type { OrderRow } from '../tables.ts';
import { planForOrder } from './plan-for-order.ts';

type Preview = Output<'member.refunds.preview'>;

/** Throws order.not_found, order.state_refused, order.refund_too_large. */
export const previewOwnRefund = async (ctx: Context, input: Input<'member.refunds.preview'>): Promise<Preview> =>
  preview(ctx, await getOwnOrder(ctx, input.orderId), input);

export const previewRefund = async (ctx: Context, input: Input<'staff.refunds.preview'>): Promise<Preview> =>
  preview(ctx, await getVisibleOrder(ctx, input.orderId), input);

async function preview(ctx: Context, order: OrderRow, input: Input<'member.refunds.preview'>): Promise<Preview> {
  const planned = await planForOrder(ctx, order, input);
  return {
    payFen: planned.payFen,
    balanceFen: planned.principalFen + planned.bonusFen,
    points: planned.points,
    couponsReturn: planned.whole && (await holdsCoupons(ctx, order.id)),
  };
}

const holdsCoupons = async (ctx: Context, orderId: string): Promise<boolean> =>
  (await ctx.db('order_coupons').where({ order_id: orderId }).first('coupon_id')) !== undefined;
