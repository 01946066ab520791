import type { SoldLine, SoldSource, ToInvoice } from '../../src/invoicing/index.ts';

/** A line of cakes at 13 %, with what the test is about. */
export const line = (more: Partial<ToInvoice> = {}): ToInvoice => ({
  key: 'l1',
  sourceId: 'o1',
  name: '凤梨酥',
  shortName: '糕点',
  taxCode: '1030201010000000000',
  spec: '',
  unit: '盒',
  quantity: 1,
  grossFen: 10_000,
  discountFen: 0,
  rateBps: 1_300,
  mark: 'taxed',
  policy: '',
  ...more,
});

export const sold = (more: Partial<SoldLine> = {}): SoldLine => ({
  key: 'l1',
  kind: 'goods',
  name: '凤梨酥',
  spec: '',
  unit: '盒',
  quantity: 1,
  discountFen: 0,
  storedValueFen: 0,
  payFen: 10_000,
  taxCode: null,
  ...more,
});

/** Something sold whose lines say what was paid for it. */
export const source = (lines: readonly SoldLine[], more: Partial<SoldSource> = {}): SoldSource => ({
  paidFen: lines.reduce((fen, it) => fen + it.payFen, 0),
  refundedFen: 0,
  storedValueFen: lines.reduce((fen, it) => fen + it.storedValueFen, 0),
  platformCouponFen: 0,
  lines,
  ...more,
});
