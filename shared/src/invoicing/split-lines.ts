import { cutLine } from './cut-line.ts';
import { hasDiscountRow, invoicedFen, isInvoiced } from './lines.ts';
import type { ToInvoice } from './lines.ts';
import { grossWithin, netOfGross } from './tax.ts';

export interface SplitLimits {
  /** Rows of an invoice, discount rows counted. */
  maxRows: number;
  /** Without tax; null: no limit. */
  maxNetFen: number | null;
}

const netOf = (line: ToInvoice): number => netOfGross(invoicedFen(line), line.rateBps);

/** Pieces of a line that fit an invoice of their own each. */
function piecesOf(line: ToInvoice, maxNetFen: number | null): ToInvoice[] {
  const pieces: ToInvoice[] = [];
  let rest = line;
  while (maxNetFen !== null && netOf(rest) > maxNetFen) {
    const [first, after] = cutLine(rest, grossWithin(maxNetFen, rest.rateBps));
    pieces.push(first);
    rest = after;
  }
  return [...pieces, rest];
}

/** Lines in their order over as many invoices as the limits need. Together they are the whole, to the fen. */
export function splitLines(lines: readonly ToInvoice[], limits: SplitLimits, opts: { discountRows: boolean }): ToInvoice[][] {
  // Where a line and its discount are too many rows, it is invoiced at what was paid.
  const fits = (line: ToInvoice): ToInvoice =>
    hasDiscountRow(line, opts) && limits.maxRows < 2 ? { ...line, grossFen: invoicedFen(line), discountFen: 0 } : line;
  const invoices: ToInvoice[][] = [];
  let [rows, netFen] = [Infinity, 0];
  for (const line of lines.filter(isInvoiced).map(fits)) {
    for (const piece of piecesOf(line, limits.maxNetFen)) {
      const needs = hasDiscountRow(piece, opts) ? 2 : 1;
      const net = netOf(piece);
      if (rows + needs > limits.maxRows || (limits.maxNetFen !== null && netFen + net > limits.maxNetFen)) {
        invoices.push([]);
        [rows, netFen] = [0, 0];
      }
      invoices.at(-1)?.push(piece);
      rows += needs;
      netFen += net;
    }
  }
  return invoices;
}
