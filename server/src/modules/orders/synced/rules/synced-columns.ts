import type { OrderRefundState, OrderState, SyncedState } from '@lianke/shared';
import type { OrderRow } from '../../tables.ts';
import type { SyncedOrder } from '../synced-order.ts';

type SyncedColumns = Pick<
  OrderRow,
  | ('source_updated_at' | 'state' | 'refund_state' | 'title' | 'pieces' | 'list_fen' | 'pay_fen' | 'paid_fen' | 'refunded_fen' | 'remark')
  | ('transaction_id' | 'created_at' | 'paid_at' | 'shipped_at' | 'completed_at' | 'closed_at')
>;

/** Given back in full is over; how much of it shows in the refund state. */
const stateOf: Readonly<Record<SyncedState, OrderState>> = {
  created: 'created',
  paid: 'paid',
  shipped: 'shipped',
  completed: 'completed',
  closed: 'closed',
  refunded: 'closed',
};

const wasPaid = ({ state, paidAt }: SyncedOrder): boolean => paidAt !== null || !['created', 'closed'].includes(state);

function refundStateOf(paidFen: number, refundedFen: number, state: SyncedState): OrderRefundState {
  if (state === 'refunded') return 'full';
  if (refundedFen === 0) return 'none';
  return refundedFen >= paidFen ? 'full' : 'partial';
}

const short = (text: string, most: number): string => [...text].slice(0, most).join('');

/** What another system's order is in ours. */
export function toColumns(order: SyncedOrder): SyncedColumns {
  const paidFen = wasPaid(order) ? order.paidFen : 0;
  const refundedFen = order.state === 'refunded' ? paidFen : Math.min(order.refundedFen, paidFen);
  const [first, ...others] = order.lines;
  const title = first ? (others.length > 0 ? `${short(first.title, 110)} 等` : first.title) : (order.title ?? order.orderNo);
  const atState = (...states: SyncedState[]): number | null => (states.includes(order.state) ? order.since : null);
  return {
    source_updated_at: order.updatedAt,
    state: stateOf[order.state],
    refund_state: refundStateOf(paidFen, refundedFen, order.state),
    title: short(title, 120),
    pieces: order.lines.reduce((sum, line) => sum + line.quantity, 0),
    list_fen: order.lines.length > 0 ? order.lines.reduce((sum, line) => sum + line.unitFen * line.quantity, 0) : order.paidFen,
    pay_fen: order.paidFen,
    paid_fen: paidFen,
    refunded_fen: refundedFen,
    remark: order.remark,
    transaction_id: order.transactionId ?? null,
    created_at: order.createdAt,
    paid_at: order.paidAt ?? (wasPaid(order) ? order.createdAt : null),
    shipped_at: atState('shipped'),
    completed_at: atState('completed'),
    closed_at: atState('closed', 'refunded'),
  };
}

/** What an order adds to its customer's sums: money that stayed; an order given back whole counts for nothing. */
export const sumsOf = (
  row: Pick<OrderRow, 'paid_at' | 'paid_fen' | 'refunded_fen' | 'refund_state'>,
): { orders: number; paidFen: number } => ({
  orders: row.paid_at !== null && row.refund_state !== 'full' ? 1 : 0,
  paidFen: row.paid_fen - row.refunded_fen,
});
