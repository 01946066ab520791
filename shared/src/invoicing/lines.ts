import type { InvoiceRowKind, TaxMark } from '../values/invoice-words.ts';

/** What a row stands for: money of a line of a source. */
export interface RowPart {
  sourceId: string;
  lineKey: string;
  fen: number;
}

/** A line before it is put on an invoice. `grossFen − discountFen` is what is invoiced; both with tax. */
export interface ToInvoice {
  key: string;
  sourceId: string;
  name: string;
  shortName: string;
  taxCode: string;
  spec: string;
  unit: string;
  /** Whole pieces; null: an amount without pieces. */
  quantity: number | null;
  grossFen: number;
  discountFen: number;
  rateBps: number;
  mark: TaxMark;
  policy: string;
  /** Of a merged or cut line; else it stands for itself. */
  parts?: readonly RowPart[];
}

export interface BuiltRow {
  kind: InvoiceRowKind;
  printedName: string;
  taxCode: string;
  spec: string;
  unit: string;
  /** Decimal text, as printed. */
  quantity: string | null;
  /** Without tax, decimal text. */
  unitPrice: string | null;
  netFen: number;
  taxFen: number;
  totalFen: number;
  rateBps: number;
  mark: TaxMark;
  policy: string;
  /** After discount; none on discount rows. */
  parts: RowPart[];
}

export interface BuiltInvoice {
  rows: BuiltRow[];
  netFen: number;
  taxFen: number;
  totalFen: number;
}

export const invoicedFen = (line: ToInvoice): number => line.grossFen - line.discountFen;

export const partsOf = (line: ToInvoice): readonly RowPart[] =>
  line.parts ?? [{ sourceId: line.sourceId, lineKey: line.key, fen: invoicedFen(line) }];

/** Gifts and what a discount took whole are not on an invoice: there are no rows of zero. */
export const isInvoiced = (line: ToInvoice): boolean => line.grossFen > 0 && invoicedFen(line) > 0;

export const hasDiscountRow = (line: ToInvoice, opts: { discountRows: boolean }): boolean => opts.discountRows && line.discountFen > 0;
