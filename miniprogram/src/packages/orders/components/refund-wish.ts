import type { Input } from '@lianke/shared/api';
import type { OrderDetail, OrderLine } from '../../../shop/types';

type Wish = Omit<Input<'member.refunds.preview'>, 'withShipping'> & { withShipping: boolean };

export type Pieces = Readonly<Record<string, number>>;

export const leftOf = ({ quantity, refunded }: OrderLine): number => quantity - refunded;
export const refundable = ({ lines }: OrderDetail): OrderLine[] => lines.filter((line) => leftOf(line) > 0);

/** Only goods come back by the piece; a bill comes back whole. */
export const byPiece = (order: OrderDetail): boolean =>
  (order.kind === 'goods' || order.kind === 'synced') && order.lines.reduce((sum, line) => sum + line.quantity, 0) > 1;

/** Everything, until the person says otherwise. */
export const allPieces = (order: OrderDetail): Pieces => Object.fromEntries(refundable(order).map((line) => [line.id, leftOf(line)]));

/**
 * What the server is asked for; nothing when no piece is chosen. No lines mean everything that is left. The fee for shipping comes back with
 * everything, as long as nothing has been sent.
 */
export function refundWish(order: OrderDetail, pieces: Pieces): Wish | undefined {
  const lines = refundable(order).flatMap((line) => {
    const quantity = Math.min(pieces[line.id] ?? 0, leftOf(line));
    return quantity > 0 ? [{ lineId: line.id, quantity }] : [];
  });
  if (!byPiece(order)) return { orderId: order.id, lines: [], withShipping: order.state === 'paid' };
  if (lines.length === 0) return undefined;
  const everything = refundable(order).every((line) => (pieces[line.id] ?? 0) >= leftOf(line));
  return { orderId: order.id, lines, withShipping: everything && order.state === 'paid' };
}
