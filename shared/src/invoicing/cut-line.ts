import { mulDiv } from '../pricing/whole-fen.ts';
import { invoicedFen, partsOf } from './lines.ts';
import type { RowPart, ToInvoice } from './lines.ts';

/** The first `fen` of some parts, and the rest. */
function cutParts(parts: readonly RowPart[], fen: number): [RowPart[], RowPart[]] {
  const first: RowPart[] = [];
  const rest: RowPart[] = [];
  let left = fen;
  for (const part of parts) {
    const taken = Math.min(left, part.fen);
    if (taken > 0) first.push({ ...part, fen: taken });
    if (taken < part.fen) rest.push({ ...part, fen: part.fen - taken });
    left -= taken;
  }
  return [first, rest];
}

type Cut = Pick<ToInvoice, 'quantity' | 'grossFen' | 'discountFen'>;

/** As many whole pieces as stay within the amount, each at its price; null when not even one does. */
function wholePieces({ quantity, grossFen, discountFen }: ToInvoice, mostFen: number): Cut | null {
  if (quantity === null) return null;
  for (let pieces = mulDiv(quantity, mostFen, grossFen - discountFen); pieces > 0; pieces--) {
    const cut = {
      quantity: pieces,
      grossFen: mulDiv(grossFen, pieces, quantity),
      discountFen: mulDiv(discountFen, pieces, quantity),
    };
    const fen = cut.grossFen - cut.discountFen;
    if (fen > 0 && fen <= mostFen) return cut;
  }
  return null;
}

/** A line of several pieces or of an amount only, cut where `mostFen` is reached. `mostFen` is less than the line. */
export function cutLine(line: ToInvoice, mostFen: number): [ToInvoice, ToInvoice] {
  const cut = wholePieces(line, mostFen);
  if (cut !== null && line.quantity !== null) {
    const [first, rest] = cutParts(partsOf(line), cut.grossFen - cut.discountFen);
    const left = {
      quantity: line.quantity - (cut.quantity ?? 0),
      grossFen: line.grossFen - cut.grossFen,
      discountFen: line.discountFen - cut.discountFen,
    };
    return [
      { ...line, ...cut, parts: first },
      { ...line, ...left, parts: rest },
    ];
  }
  // A part of a piece has neither a number nor a price before discount.
  const [first, rest] = cutParts(partsOf(line), mostFen);
  const amount = (fen: number, parts: RowPart[]): ToInvoice => ({ ...line, quantity: null, grossFen: fen, discountFen: 0, parts });
  return [amount(mostFen, first), amount(invoicedFen(line) - mostFen, rest)];
}
