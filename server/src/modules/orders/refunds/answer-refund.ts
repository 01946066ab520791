import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { callingMember } from '../../../kernel/calling-member.ts';
import { getOwnOrder } from '../member/own-order.ts';
import { lockOrders } from '../moving/lock-orders.ts';
import { recordEvents } from '../moving/order-events.ts';
import { getVisibleOrder } from '../staff/visible-order.ts';
import type { OrderRefundRow } from '../tables.ts';
import { toRefundView } from '../views/refund-view.ts';
import { letThrough } from './let-through.ts';
import { planForOrder } from './plan-for-order.ts';
import { getRefund, moveRefund, settledRefundState } from './refund-store.ts';
import { refuseSecond, writeRefund } from './write-refund.ts';

/** Throws order.not_found, order.state_refused, order.refund_too_large, order.refund_open. */
export async function makeRefund(ctx: Context, input: Input<'staff.refunds.make'>): Promise<Output<'staff.refunds.make'>> {
  const { staffId } = callingStaff(ctx);
  const { id } = await getVisibleOrder(ctx, input.orderId);
  const made = await inTransaction(ctx, async (ctx) => {
    const [order] = await lockOrders(ctx, [id]);
    if (!order) throw new AppError('order.not_found');
    await refuseSecond(ctx, order.id);
    const planned = await planForOrder(ctx, order, input);
    const row = await writeRefund(ctx, { order, planned, askedBy: 'staff', reason: input.reason, staffId });
    await audit(ctx, 'orders.refunded', row, input.reason);
    return letThrough(ctx, row, { restock: input.restock ?? true, staffId, answer: '' });
  });
  return { refund: await toRefundView(ctx, made) };
}

/** Also one that got stuck at WeChat: it is asked for again, under the same number. Throws order.refund_not_found, order.state_refused, order.refund_too_large. */
export async function approveRefund(ctx: Context, input: Input<'staff.refunds.approve'>): Promise<Output<'staff.refunds.approve'>> {
  const { staffId } = callingStaff(ctx);
  const row = await getVisibleRefund(ctx, input.id);
  const approved = await inTransaction(ctx, async (ctx) => {
    await audit(ctx, 'orders.refund-approved', row, input.answer ?? '');
    return letThrough(ctx, row, { restock: input.restock ?? true, staffId, answer: input.answer ?? '' });
  });
  return { refund: await toRefundView(ctx, approved) };
}

/** Throws order.refund_not_found, order.state_refused. */
export async function refuseRefund(ctx: Context, input: Input<'staff.refunds.refuse'>): Promise<Output<'staff.refunds.refuse'>> {
  const { staffId } = callingStaff(ctx);
  const row = await getVisibleRefund(ctx, input.id);
  const refused = await inTransaction(ctx, async (ctx) => {
    await audit(ctx, 'orders.refund-refused', row, input.answer);
    return giveUp(ctx, row, 'refused', { answer: input.answer, staff_id: staffId });
  });
  return { refund: await toRefundView(ctx, refused) };
}

/** The customer takes a request back that nobody has answered. Throws order.refund_not_found, order.state_refused. */
export async function cancelRefund(ctx: Context, { id }: { id: string }): Promise<Output<'member.refunds.cancel'>> {
  callingMember(ctx);
  const row = await getRefund(ctx, id);
  await asRefund(getOwnOrder(ctx, row.order_id));
  const cancelled = await inTransaction(ctx, (ctx) => giveUp(ctx, row, 'cancelled', {}));
  return { refund: await toRefundView(ctx, cancelled) };
}

async function giveUp(
  ctx: Context,
  row: OrderRefundRow,
  state: 'refused' | 'cancelled',
  change: Partial<OrderRefundRow>,
): Promise<OrderRefundRow> {
  const settled = { state, open_order_id: null, settled_at: ctx.clock.now(), ...change };
  const { order, refund } = await moveRefund(ctx, row, ['requested'], settled);
  await ctx
    .db('orders')
    .where({ id: order.id })
    .update({ refund_state: await settledRefundState(ctx, order.id) });
  await recordEvents(ctx, `refund_${state}`, [{ order, note: refund.answer }]);
  return refund;
}

async function getVisibleRefund(ctx: Context, id: string): Promise<OrderRefundRow> {
  const row = await getRefund(ctx, id);
  await asRefund(getVisibleOrder(ctx, row.order_id));
  return row;
}

/** Whoever may not see the order is told about the refund they asked for. */
const asRefund = (order: Promise<unknown>): Promise<unknown> =>
  order.catch((error: unknown) => {
    throw error instanceof AppError && error.code === 'order.not_found' ? new AppError('order.refund_not_found') : error;
  });

const audit = (ctx: Context, action: string, row: OrderRefundRow, reason: string): Promise<void> =>
  writeAudit(ctx, action, row.customer_id === null ? { kind: 'order', id: row.order_id } : { kind: 'customer', id: row.customer_id }, {
    order: row.order_id,
    refund: row.id,
    payFen: String(row.pay_fen),
    reason,
  });
