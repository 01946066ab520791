import type { Output } from '@lianke/shared/api';
import { toImage } from '../../files/index.ts';
import type { OrderRow } from '../tables.ts';

type OrderCard = Output<'member.orders.list'>['orders'][number];

export const toOrderCard = (row: OrderRow): OrderCard => ({
  ...{ id: row.id, orderNo: row.source_order_no, kind: row.kind, state: row.state, refundState: row.refund_state, title: row.title },
  ...{ image: row.image_id === null ? null : toImage(row.image_id), pieces: row.pieces, payFen: row.pay_fen, paidFen: row.paid_fen },
  ...{ refundedFen: row.refunded_fen, createdAt: row.created_at, expiresAt: row.expires_at },
});
