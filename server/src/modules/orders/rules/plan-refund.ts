import { refundShare } from '@lianke/shared/pricing';
import type { Paid } from '@lianke/shared/pricing';
import type { OrderLineRow, StoredPrice } from '../tables.ts';

export interface PlannedRefund {
  lines: { lineId: string; quantity: number; paidFen: number }[];
  withShipping: boolean;
  payFen: number;
  principalFen: number;
  bonusFen: number;
  points: number;
  /** Nothing of the order is left after it. */
  whole: boolean;
}

type Line = Pick<OrderLineRow, 'id' | 'quantity' | 'refunded'>;

/**
 * What goes back for some pieces, by the stored split only. No lines: everything that is left. The shipping fee goes back once: when it is asked for,
 * or with the last piece of an order that was not sent. Null when the order has less left than that, or nothing at all.
 */
export function planRefund(
  price: StoredPrice,
  lines: readonly Line[],
  wish: { lines: readonly { lineId: string; quantity: number }[]; withShipping: boolean },
  order: { sent: boolean; shippingRefunded: boolean },
): PlannedRefund | null {
  const wanted = new Map<string, number>();
  for (const { lineId, quantity } of wish.lines) wanted.set(lineId, (wanted.get(lineId) ?? 0) + quantity);
  if ([...wanted.keys()].some((id) => !lines.some((line) => line.id === id))) return null;
  if (wanted.size === 0) for (const line of lines) if (line.quantity > line.refunded) wanted.set(line.id, line.quantity - line.refunded);

  const parts: Paid[] = [];
  const planned: PlannedRefund['lines'] = [];
  for (const line of lines) {
    const quantity = wanted.get(line.id);
    if (quantity === undefined) continue;
    const priced = price.lines.find((it) => it.id === line.id);
    if (!priced || quantity > line.quantity - line.refunded) return null;
    const share = refundShare(priced, line.refunded, quantity);
    parts.push(share);
    planned.push({ lineId: line.id, quantity, paidFen: share.payFen + share.principalFen + share.bonusFen });
  }
  const piecesGone = lines.every((line) => line.refunded + (wanted.get(line.id) ?? 0) === line.quantity);
  const shippingLeft = price.totals.shippingFen > 0 && !order.shippingRefunded;
  const withShipping = shippingLeft && (wish.withShipping || (piecesGone && !order.sent));
  if (withShipping) parts.push(price.shipping);
  if (parts.length === 0) return null;
  const of = (read: (part: Paid) => number): number => parts.reduce((sum, part) => sum + read(part), 0);
  return {
    lines: planned,
    withShipping,
    payFen: of((part) => part.payFen),
    principalFen: of((part) => part.principalFen),
    bonusFen: of((part) => part.bonusFen),
    points: of((part) => part.points),
    whole: piecesGone,
  };
}
