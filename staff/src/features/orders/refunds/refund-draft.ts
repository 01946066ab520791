import type { Order, OrderLine, RefundWish } from '../api.ts';

export interface RefundDraft {
  what: 'everything' | 'pieces';
  /** Pieces by line. */
  pieces: Readonly<Record<string, number>>;
  withShipping: boolean;
  restock: boolean;
}

export const leftOf = ({ quantity, refunded }: Pick<OrderLine, 'quantity' | 'refunded'>): number => Math.max(0, quantity - refunded);

/** What was not sent goes back on the shelf; what was sent may not come back. */
export const startDraft = (order: Pick<Order, 'state'>): RefundDraft => ({
  what: 'everything',
  pieces: {},
  withShipping: false,
  restock: order.state === 'paid',
});

/** Pieces can be chosen where there are lines of which something is left. */
export const canChoosePieces = ({ lines }: Pick<Order, 'lines'>): boolean => lines.reduce((sum, it) => sum + leftOf(it), 0) > 1;

/** Null while nothing is chosen. No lines mean everything that is left. */
export function toWish(orderId: string, { what, pieces, withShipping }: RefundDraft): RefundWish | null {
  if (what === 'everything') return { orderId, lines: [], withShipping };
  const lines = Object.entries(pieces).flatMap(([lineId, quantity]) => (quantity > 0 ? [{ lineId, quantity }] : []));
  return lines.length > 0 ? { orderId, lines, withShipping } : null;
}
