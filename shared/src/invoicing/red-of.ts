import { summed } from './build-invoice.ts';
import type { BuiltInvoice, BuiltRow } from './lines.ts';
import { unitPriceOf } from './unit-price.ts';

const minus = (value: number): number => (value === 0 ? 0 : -value);

function redRow(row: BuiltRow, discount: BuiltRow | undefined): BuiltRow {
  const netFen = row.netFen + (discount?.netFen ?? 0);
  const taxFen = row.taxFen + (discount?.taxFen ?? 0);
  const unitPrice = row.quantity === null ? null : unitPriceOf(netFen, Number(row.quantity));
  return {
    ...row,
    kind: 'normal',
    quantity: unitPrice === null ? null : `-${row.quantity}`,
    unitPrice,
    netFen: minus(netFen),
    taxFen: minus(taxFen),
    totalFen: minus(netFen + taxFen),
    parts: row.parts.map((part) => ({ ...part, fen: minus(part.fen) })),
  };
}

/** The whole invoice turned red: every amount negative, a discount within its line, as red invoices carry it. */
export const redOf = (built: BuiltInvoice): BuiltInvoice =>
  summed(
    built.rows.flatMap((row, nth) => {
      if (row.kind === 'discount') return [];
      const next = built.rows[nth + 1];
      return [redRow(row, next?.kind === 'discount' ? next : undefined)];
    }),
  );
