import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { findStores } from '../../catalog/index.ts';
import { toImage } from '../../files/index.ts';
import { priceOf } from '../tables.ts';
import type { Address, OrderCouponRow, OrderLineRow, OrderRefundRow, OrderRow } from '../tables.ts';
import { toOrderCard } from './order-card.ts';
import { toRefundViews } from './refund-view.ts';
import { toTotals } from './totals.ts';

type OrderDetail = Output<'member.orders.get'>['order'];

/** An order whole, as its own customer sees it. */
export async function toOrderDetail(ctx: Pick<Context, 'db' | 'sealing'>, row: OrderRow): Promise<OrderDetail> {
  const lines: OrderLineRow[] = await ctx.db<OrderLineRow>('order_lines').where({ order_id: row.id }).orderBy('nth');
  const refunds: OrderRefundRow[] = await ctx.db<OrderRefundRow>('order_refunds').where({ order_id: row.id }).orderBy('id', 'desc');
  const coupons: OrderCouponRow[] = await ctx.db<OrderCouponRow>('order_coupons').where({ order_id: row.id }).orderBy('coupon_id');
  const store = row.store_id === null ? undefined : (await findStores(ctx, [row.store_id])).get(row.store_id);
  const { totals, steps } = priceOf(row);
  return {
    ...toOrderCard(row),
    lines: lines.map(toLine),
    ...{ totals: toTotals(totals), steps, delivery: row.delivery, address: openAddress(ctx, row), remark: row.remark },
    store: store ? { id: store.id, name: store.name, address: store.address, phone: store.phone } : null,
    shipping: row.shipped_at === null ? null : { company: row.ship_company ?? '', trackingNo: row.tracking_no ?? '', at: row.shipped_at },
    ...{ paidAt: row.paid_at, completedAt: row.completed_at, closedAt: row.closed_at, closeReason: row.close_reason },
    refunds: await toRefundViews(ctx, refunds),
    coupons: coupons.map((it) => ({ id: it.coupon_id, title: it.title, fen: it.off_fen })),
    earned: row.completed_at === null ? null : { points: row.earned_points, growth: row.earned_growth },
  };
}

const toLine = (line: OrderLineRow): OrderDetail['lines'][number] => ({
  ...{ id: line.id, skuId: line.sku_id, title: line.title, spec: line.spec, image: line.image_id === null ? null : toImage(line.image_id) },
  ...{ unitFen: line.unit_fen, quantity: line.quantity, refunded: line.refunded, paidFen: line.paid_fen },
});

export const openAddress = (ctx: Pick<Context, 'sealing'>, row: Pick<OrderRow, 'id' | 'address_sealed'>): Address | null =>
  row.address_sealed === null ? null : (JSON.parse(ctx.sealing.open(row.address_sealed, row.id)) as Address);
