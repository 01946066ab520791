import type { Output } from '@lianke/shared/api';
import { toImage } from '../../files/index.ts';
import type { OrderRow } from '../tables.ts';

type OrderCard = Output<'member.orders.list'>['orders'][number];

/** Ours are read out at the counter without the letters before them; another system's as it is. */
export const shownOrderNo = (row: Pick<OrderRow, 'id' | 'source' | 'source_order_no'>): string =>
  row.source === 'shop' ? row.id.slice(row.id.indexOf('_') + 1) : row.source_order_no;

export const toOrderCard = (row: OrderRow): OrderCard => ({
  ...{ id: row.id, orderNo: shownOrderNo(row), kind: row.kind, state: row.state, refundState: row.refund_state, title: row.title },
  ...{ image: row.image_id === null ? null : toImage(row.image_id), pieces: row.pieces, payFen: row.pay_fen, paidFen: row.paid_fen },
  ...{ refundedFen: row.refunded_fen, createdAt: row.created_at, expiresAt: row.expires_at },
});
