import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { toImage } from '../../files/index.ts';
import type { OrderRefundRow, RefundLineRow } from '../tables.ts';

export type RefundView = Output<'member.refunds.ask'>['refund'];

export async function toRefundViews(ctx: Pick<Context, 'db'>, rows: readonly OrderRefundRow[]): Promise<RefundView[]> {
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.id);
  const lines: RefundLineRow[] = await ctx.db<RefundLineRow>('order_refund_lines').whereIn('refund_id', ids);
  return rows.map((row) => ({
    ...{ id: row.id, orderId: row.order_id, state: row.state, payFen: row.pay_fen, balanceFen: row.principal_fen + row.bonus_fen },
    points: row.points,
    lines: lines.filter((line) => line.refund_id === row.id).map((line) => ({ lineId: line.line_id, quantity: line.quantity })),
    ...{ withShipping: row.with_shipping === 1, reason: row.reason, photos: photosOf(row), answer: row.answer },
    ...{ askedBy: row.asked_by, createdAt: row.created_at, settledAt: row.settled_at },
  }));
}

const photosOf = (row: OrderRefundRow): RefundView['photos'] => (JSON.parse(row.photo_ids) as string[]).map(toImage);

export async function toRefundView(ctx: Pick<Context, 'db'>, row: OrderRefundRow): Promise<RefundView> {
  const [view] = await toRefundViews(ctx, [row]);
  if (!view) throw new Error('one refund has one view');
  return view;
}
