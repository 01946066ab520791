import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { countSold, giveStock } from '../../catalog/index.ts';
import { returnCoupon } from '../../coupons/index.ts';
import { refundLetThrough } from '../../invoices/index.ts';
import { refundSpend } from '../../ledger/index.ts';
import { requestRefund } from '../../payments/index.ts';
import { orderInvoicedPart } from '../invoicing/invoiced-part.ts';
import { spendKey } from '../moving/ledger-keys.ts';
import { recordEvents } from '../moving/order-events.ts';
import { payable } from '../paying/payable.ts';
import type { OrderCouponRow, OrderLineRow, OrderRefundRow, OrderRow, RefundLineRow } from '../tables.ts';
import { moveRefund, settledRefundState } from './refund-store.ts';
import { finishRefunds } from './settle-refunds.ts';
import { takeBack } from './take-back.ts';

/**
 * The money may go: pieces, points, stored value, stock and coupons go back in the caller's transaction, the money after it. One that got stuck at
 * WeChat has given all that back already, so only the money is asked for again. Throws order.state_refused, order.refund_too_large.
 */
export async function letThrough(
  ctx: Context,
  row: OrderRefundRow,
  by: { restock: boolean; staffId: string; answer: string },
): Promise<OrderRefundRow> {
  const change = { state: 'approved' as const, staff_id: by.staffId, answer: by.answer };
  const { order, refund, was } = await moveRefund(ctx, row, ['requested', 'failed'], change);
  await recordEvents(ctx, 'refund_approved', [{ order, note: by.answer }]);
  if (was === 'requested') {
    await ctx.db('order_refunds').where({ id: refund.id }).update({ let_through_at: ctx.clock.now() });
    await giveBack(ctx, order, refund, by.restock);
  }
  await ctx.db('orders').where({ id: order.id }).update({ refund_state: 'refunding' });
  if (refund.pay_fen === 0) {
    await finishRefunds(ctx, [{ refundId: refund.id, status: 'succeeded', at: ctx.clock.now() }]);
    return { ...refund, state: 'succeeded', settled_at: ctx.clock.now() };
  }
  await requestRefund(ctx, { payable: payable(order.id), causeId: refund.id, amountFen: refund.pay_fen, reason: refund.reason });
  return refund;
}

async function giveBack(ctx: Context, order: OrderRow, refund: OrderRefundRow, restock: boolean): Promise<void> {
  await takePieces(ctx, refund.id);
  await refundLetThrough(ctx, orderInvoicedPart, { id: order.id, refundId: refund.id });
  await takeBack(ctx, order, refund);
  const source = { kind: 'order', id: order.id };
  const amounts = [
    ['points', refund.points],
    ['bonus', refund.bonus_fen],
    ['principal', refund.principal_fen],
  ] as const;
  for (const [kind, amount] of amounts)
    if (amount > 0)
      await refundSpend(ctx, {
        ...{ key: `refund:${refund.id}:${kind}`, spendKey: spendKey(order.id, kind), amount, note: order.title, source },
      });
  if ((await settledRefundState(ctx, order.id)) === 'full') await returnCoupons(ctx, order.id);
  await giveGoods(ctx, refund.id, restock);
}

/** The pieces are the order's no more; the row count says whether it had them. */
async function takePieces(ctx: Context, refundId: string): Promise<void> {
  const lines: RefundLineRow[] = await ctx.db<RefundLineRow>('order_refund_lines').where({ refund_id: refundId }).orderBy('line_id');
  for (const { line_id: id, quantity } of lines) {
    const taken = await ctx
      .db('order_lines')
      .where({ id })
      .whereRaw('refunded + ? <= quantity', [quantity])
      .update({ refunded: ctx.db.raw('refunded + ?', [quantity]) });
    if (taken !== 1) throw new AppError('order.refund_too_large');
  }
}

async function returnCoupons(ctx: Context, orderId: string): Promise<void> {
  const coupons: OrderCouponRow[] = await ctx.db<OrderCouponRow>('order_coupons').where({ order_id: orderId }).orderBy('coupon_id');
  for (const { coupon_id: couponId } of coupons) await returnCoupon(ctx, { couponId, orderId });
}

async function giveGoods(ctx: Context, refundId: string, restock: boolean): Promise<void> {
  const lines: (Pick<OrderLineRow, 'sku_id' | 'spu_id'> & { quantity: number })[] = await ctx
    .db('order_refund_lines')
    .join('order_lines', 'order_lines.id', 'order_refund_lines.line_id')
    .where('order_refund_lines.refund_id', refundId)
    .select('order_lines.sku_id', 'order_lines.spu_id', 'order_refund_lines.quantity');
  const pieces = lines.flatMap(({ sku_id: skuId, quantity }) => (skuId === null ? [] : [{ skuId, quantity }]));
  if (restock) await giveStock(ctx, pieces);
  await countSold(
    ctx,
    lines.flatMap(({ spu_id: spuId, quantity }) => (spuId === null ? [] : [{ spuId, pieces: -quantity }])),
  );
}
