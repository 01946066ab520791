import { ours } from '../tables.ts';
import type { OrderRow } from '../tables.ts';
import { paidStates } from './transitions.ts';

/** Nobody waits for money of it to go back, and not all of it did. */
const isAtRest = (row: Pick<OrderRow, 'refund_state'>): boolean => ['none', 'partial'].includes(row.refund_state);

/** Paid, to be sent, and nobody wants the money back. */
export const canBeSent = (row: Pick<OrderRow, 'source' | 'state' | 'delivery' | 'refund_state'>): boolean =>
  row.source === ours && row.state === 'paid' && row.delivery === 'express' && isAtRest(row);

/** What was sent, or was to be picked up. While money is going back nobody says that it was received. */
export const canBeReceived = (row: Pick<OrderRow, 'source' | 'state' | 'delivery' | 'refund_state'>): boolean =>
  row.source === ours && (row.state === 'shipped' || (row.state === 'paid' && row.delivery === 'pickup')) && isAtRest(row);

/** Something of it can still go back. What other systems sold is given back there. */
export const isRefundable = (row: Pick<OrderRow, 'source' | 'state' | 'refund_state'>): boolean =>
  row.source === ours && paidStates.includes(row.state) && row.refund_state !== 'full';

/** A refund can be begun: none is under way. */
export const canBeRefunded = (row: Pick<OrderRow, 'source' | 'state' | 'refund_state'>): boolean => isRefundable(row) && isAtRest(row);
