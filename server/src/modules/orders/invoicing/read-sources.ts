import type { Context } from '../../../kernel/context.ts';
import type { InvoicedSource } from '../../invoices/index.ts';
import { paidByPlatform } from '../../payments/index.ts';
import { payable } from '../paying/payable.ts';
import { paidStates } from '../rules/transitions.ts';
import { ours, priceOf } from '../tables.ts';
import type { OrderLineRow, OrderRefundRow, OrderRow } from '../tables.ts';
import { shownOrderNo } from '../views/order-card.ts';
import { leftToInvoice, platformPartOf } from './rules/left-to-invoice.ts';

/** Let through: the money is on its way, there, or stuck at WeChat. */
const letThroughStates: readonly OrderRefundRow['state'][] = ['approved', 'succeeded', 'failed'];

/** Whether an order can be invoiced at all: ours, and paid. Orders of other systems are invoiced there. */
const isInvoiced = (row: Pick<OrderRow, 'source' | 'state' | 'paid_at'>): boolean =>
  row.source === ours && paidStates.includes(row.state) && row.paid_at !== null;

/** Orders as invoices see them, in the order given; those that are not paid are missing. */
export async function toSources(ctx: Context, rows: readonly OrderRow[]): Promise<InvoicedSource[]> {
  const orders = rows.filter(isInvoiced);
  const ids = orders.map((row) => row.id);
  if (ids.length === 0) return [];
  const [lines, refunds, platform] = await Promise.all([
    ctx.db<OrderLineRow>('order_lines').whereIn('order_id', ids).orderBy('order_id').orderBy('nth') as Promise<OrderLineRow[]>,
    ctx
      .db<OrderRefundRow>('order_refunds')
      .whereIn('order_id', ids)
      .whereIn('state', [...letThroughStates])
      .select('order_id', 'pay_fen', 'with_shipping'),
    paidByPlatform(ctx, payable('').kind, ids),
  ]);
  return orders.map((order) => {
    const back = refunds.filter((refund) => refund.order_id === order.id);
    const left = leftToInvoice(
      order,
      priceOf(order),
      lines.filter((line) => line.order_id === order.id),
      back.some((refund) => refund.with_shipping === 1),
    );
    const refundedFen = back.reduce((sum, refund) => sum + refund.pay_fen, 0);
    return {
      ...{ kind: 'order', id: order.id, customerId: order.customer_id, number: shownOrderNo(order), title: order.title },
      ...{ paidAt: order.paid_at ?? 0, shippedAt: order.shipped_at, completedAt: order.completed_at, storeId: order.store_id },
      ...{ transactionId: order.transaction_id, paidFen: order.pay_fen, refundedFen },
      storedValueFen: left.reduce((sum, line) => sum + line.storedValueFen, 0),
      platformCouponFen: platformPartOf(platform.get(order.id) ?? 0, order.pay_fen - refundedFen, order.pay_fen),
      refundOpen: order.refund_state === 'requested',
      lines: left,
    };
  });
}
