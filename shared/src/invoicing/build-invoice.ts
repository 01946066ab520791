import { hasDiscountRow, invoicedFen, isInvoiced, partsOf } from './lines.ts';
import type { BuiltInvoice, BuiltRow, ToInvoice } from './lines.ts';
import { printedName } from './printed-name.ts';
import { netOfGross } from './tax.ts';
import { unitPriceOf } from './unit-price.ts';

const amounts = (netFen: number, totalFen: number) => ({ netFen, taxFen: totalFen - netFen, totalFen });

const namedAs = (line: ToInvoice) => ({
  printedName: printedName(line.shortName, line.name),
  taxCode: line.taxCode,
  rateBps: line.rateBps,
  mark: line.mark,
  policy: line.policy,
});

function plainRow(line: ToInvoice, kind: 'normal' | 'discounted', grossFen: number): BuiltRow {
  const netFen = netOfGross(grossFen, line.rateBps);
  const unitPrice = unitPriceOf(netFen, line.quantity);
  return {
    kind,
    ...namedAs(line),
    spec: line.spec,
    unit: line.unit,
    quantity: unitPrice === null ? null : String(line.quantity),
    unitPrice,
    ...amounts(netFen, grossFen),
    parts: [...partsOf(line)],
  };
}

/**
 * The odd fen goes to the discount: line and discount together are taxed as what was paid, so an invoice sums to the same with and without discount
 * rows. Only where that would make a discount of nothing but tax does it keep a fen.
 */
function discountRow(line: ToInvoice, lineNetFen: number): BuiltRow {
  const leftNetFen = netOfGross(invoicedFen(line), line.rateBps);
  const netFen = lineNetFen === leftNetFen && leftNetFen > 1 ? 1 : lineNetFen - leftNetFen;
  return {
    kind: 'discount',
    ...namedAs(line),
    spec: '',
    unit: '',
    quantity: null,
    unitPrice: null,
    ...amounts(netFen === 0 ? 0 : -netFen, -line.discountFen),
    parts: [],
  };
}

function rowsOf(line: ToInvoice, opts: { discountRows: boolean }): BuiltRow[] {
  if (!hasDiscountRow(line, opts)) return [plainRow(line, 'normal', invoicedFen(line))];
  const row = plainRow(line, 'discounted', line.grossFen);
  return [row, discountRow(line, row.netFen)];
}

export function summed(rows: BuiltRow[]): BuiltInvoice {
  let netFen = 0;
  let taxFen = 0;
  for (const row of rows) {
    netFen += row.netFen;
    taxFen += row.taxFen;
  }
  return { rows, netFen, taxFen, totalFen: netFen + taxFen };
}

/** Rows with a discount right below its line, and the exact sums of them: nothing is rounded a second time. */
export const buildInvoice = (lines: readonly ToInvoice[], opts: { discountRows: boolean }): BuiltInvoice =>
  summed(lines.filter(isInvoiced).flatMap((line) => rowsOf(line, opts)));
