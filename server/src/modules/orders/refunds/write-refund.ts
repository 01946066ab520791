import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { PlannedRefund } from '../rules/plan-refund.ts';
import type { OrderRefundRow, OrderRow, RefundLineRow } from '../tables.ts';

interface NewRefund {
  order: OrderRow;
  planned: PlannedRefund;
  askedBy: OrderRefundRow['asked_by'];
  reason: string;
  photoIds?: readonly string[] | undefined;
  staffId?: string | undefined;
}

/** An order has one refund under way at a time; the order is locked, so what is read here stays so. Throws order.refund_open. */
export async function refuseSecond(ctx: Pick<Context, 'db'>, orderId: string): Promise<void> {
  const open = await ctx.db('order_refunds').where({ open_order_id: orderId }).first<{ id: string } | undefined>('id');
  if (open) throw new AppError('order.refund_open');
}

/** Writes a refund that waits for an answer, in the caller's transaction. A unique key keeps a second one out, whoever forgot to look. */
export async function writeRefund(ctx: Context, it: NewRefund): Promise<OrderRefundRow> {
  const { order, planned } = it;
  const row: OrderRefundRow = {
    ...{ id: ctx.ids.next('refund'), order_id: order.id, open_order_id: order.id, state: 'requested', asked_by: it.askedBy },
    ...{ customer_id: order.customer_id, origin_customer_id: order.origin_customer_id, with_shipping: planned.withShipping ? 1 : 0 },
    ...{ pay_fen: planned.payFen, principal_fen: planned.principalFen, bonus_fen: planned.bonusFen, points: planned.points },
    ...{ reason: it.reason, photo_ids: JSON.stringify(it.photoIds ?? []), answer: '', staff_id: it.staffId ?? null },
    ...{ created_at: ctx.clock.now(), let_through_at: null, settled_at: null },
  };
  await ctx.db('order_refunds').insert(row);
  const lines: RefundLineRow[] = planned.lines.map((line) => ({
    ...{ refund_id: row.id, line_id: line.lineId, quantity: line.quantity, paid_fen: line.paidFen },
  }));
  await insertRows(ctx, 'order_refund_lines', lines);
  return row;
}
