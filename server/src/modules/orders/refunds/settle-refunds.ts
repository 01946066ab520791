import type { Context } from '../../../kernel/context.ts';
import type { PayablePart } from '../../payments/index.ts';
import { recordOrderSums } from '../../customers/index.ts';
import { lockOrders } from '../moving/lock-orders.ts';
import { recordEvents } from '../moving/order-events.ts';
import { countsAsBought } from '../rules/earned.ts';
import type { OrderRefundRow, OrderRow } from '../tables.ts';
import { settledRefundState } from './refund-store.ts';

interface Settled {
  refundId: string;
  status: 'succeeded' | 'failed';
  at: number;
}

/** WeChat has the last word about money that goes back. */
export const settleRefunds: PayablePart['refundSettled'] = (ctx, settled) =>
  finishRefunds(
    ctx,
    settled.map(({ causeId, status, at }) => ({ refundId: causeId, status, at })),
  );

/** In the caller's transaction. Told again it changes nothing: each refund is finished by a conditional update. */
export async function finishRefunds(ctx: Context, settled: readonly Settled[]): Promise<void> {
  const rows: OrderRefundRow[] = await ctx.db<OrderRefundRow>('order_refunds').whereIn(
    'id',
    settled.map((it) => it.refundId),
  );
  const orders = new Map(
    (
      await lockOrders(
        ctx,
        rows.map((row) => row.order_id),
      )
    ).map((order) => [order.id, order]),
  );
  for (const it of settled) {
    const refund = rows.find((row) => row.id === it.refundId);
    const order = refund && orders.get(refund.order_id);
    if (!order) continue;
    await (it.status === 'succeeded' ? succeed(ctx, order, refund, it.at) : fail(ctx, order, refund));
  }
}

async function succeed(ctx: Context, order: OrderRow, refund: OrderRefundRow, at: number): Promise<void> {
  const finished = await ctx
    .db('order_refunds')
    .where({ id: refund.id })
    .whereIn('state', ['approved', 'failed'])
    .update({ state: 'succeeded', open_order_id: null, settled_at: at });
  if (finished !== 1) return;
  const fen = refund.pay_fen + refund.principal_fen + refund.bonus_fen;
  const state = await settledRefundState(ctx, order.id);
  await ctx
    .db('orders')
    .where({ id: order.id })
    .update({ refunded_fen: ctx.db.raw('refunded_fen + ?', [fen]), refund_state: state });
  await recordEvents(ctx, 'refunded', [{ order, fen }]);
  if (order.customer_id !== null && countsAsBought(order.kind))
    await recordOrderSums(ctx, [{ customerId: order.customer_id, orders: state === 'full' ? -1 : 0, paidFen: -fen }]);
}

async function fail(ctx: Context, order: OrderRow, refund: OrderRefundRow): Promise<void> {
  const failed = await ctx.db('order_refunds').where({ id: refund.id, state: 'approved' }).update({ state: 'failed' });
  if (failed === 1) await recordEvents(ctx, 'refund_failed', [{ order }]);
}
