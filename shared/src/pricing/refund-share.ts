import type { CouponShare, Paid, PricedLine } from './result.ts';
import { mulDiv } from './whole-fen.ts';

/** What goes back for some pieces of a line; the same parts as the line itself. */
export type RefundShare = Paid;

/**
 * What `quantityNow` pieces of a priced line give back, after `quantityRefundedBefore` pieces went back already. Works on the stored split
 * only: the refunded part of each amount is always the rounded-down share of all pieces refunded so far, so whatever the batches, the last
 * piece makes it exactly the line, and never more than the share of the pieces is out before.
 * @throws {RangeError} for no pieces, or more than the line still has
 */
export function refundShare(line: PricedLine, quantityRefundedBefore: number, quantityNow: number): RefundShare {
  const from = quantityRefundedBefore;
  const to = from + quantityNow;
  const whole = Number.isSafeInteger(from) && Number.isSafeInteger(quantityNow);
  if (!whole || from < 0 || quantityNow < 1 || to > line.quantity)
    throw new RangeError(`refund of pieces ${from + 1} to ${to} of ${line.quantity}`);
  const of = (amount: number): number => mulDiv(amount, to, line.quantity) - mulDiv(amount, from, line.quantity);
  const coupons: CouponShare[] = line.coupons.map(({ couponId, fen }) => ({ couponId, fen: of(fen) }));
  return {
    ...{ listFen: of(line.listFen), levelFen: of(line.levelFen), coupons },
    ...{ points: of(line.points), pointsFen: of(line.pointsFen), bonusFen: of(line.bonusFen) },
    ...{ principalFen: of(line.principalFen), payFen: of(line.payFen) },
  };
}
