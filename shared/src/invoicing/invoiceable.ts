import { split } from '../pricing/split.ts';
import { sum } from '../pricing/whole-fen.ts';
import type { InvoicedKind, NotInvoicedReason } from '../values/invoice-words.ts';

/** A line with what is left of it after refunds. */
export interface SoldLine {
  key: string;
  kind: InvoicedKind;
  name: string;
  spec: string;
  unit: string;
  quantity: number | null;
  /** What level, coupons and points took off. */
  discountFen: number;
  storedValueFen: number;
  /** Money, with the platform's coupons in it. */
  payFen: number;
  taxCode: string | null;
}

/** Something sold, as far as invoices go. */
export interface SoldSource {
  paidFen: number;
  refundedFen: number;
  storedValueFen: number;
  platformCouponFen: number;
  lines: readonly SoldLine[];
}

export interface InvoiceableLine {
  key: string;
  kind: InvoicedKind;
  name: string;
  spec: string;
  unit: string;
  quantity: number | null;
  grossFen: number;
  discountFen: number;
  payableFen: number;
  taxCode: string | null;
}

export interface Invoiceable {
  lines: InvoiceableLine[];
  payableFen: number;
  less: { why: NotInvoicedReason; fen: number }[];
}

export interface InvoiceableRules {
  withPlatformCoupons: boolean;
  topUpsOn: boolean;
}

/** Where stored value or another invoice took a part, pieces and list price no longer say what is invoiced. */
function shapeOf(line: SoldLine, payableFen: number, claimedFen: number): InvoiceableLine {
  const { key, kind, name, spec, unit, taxCode } = line;
  const whole = claimedFen === 0 && line.storedValueFen === 0;
  const discountFen = whole ? line.discountFen : 0;
  return {
    key,
    kind,
    name,
    spec,
    unit,
    taxCode,
    quantity: whole ? line.quantity : null,
    grossFen: payableFen + discountFen,
    discountFen,
    payableFen,
  };
}

/**
 * What can be invoiced of a source: money that was paid and not given back, without what other invoices took, and why it is not all of what was paid.
 * Whether it is time for an invoice (a refund being asked for, too early, too late) is not judged here.
 */
export function invoiceableOf(
  source: SoldSource,
  claims: readonly { lineKey: string; fen: number }[],
  rules: InvoiceableRules,
): Invoiceable {
  const shares = split(
    rules.withPlatformCoupons ? 0 : Math.min(source.platformCouponFen, sum(source.lines.map((line) => line.payFen))),
    source.lines.map((line) => line.payFen),
  );
  const lines: InvoiceableLine[] = [];
  let [topUpFen, claimed] = [0, 0];
  source.lines.forEach((line, at) => {
    const moneyFen = line.payFen - (shares[at] ?? 0);
    const claimedFen = sum(claims.filter((claim) => claim.lineKey === line.key).map((claim) => claim.fen));
    claimed += claimedFen;
    const payableFen = Math.max(0, moneyFen - claimedFen);
    if (line.kind === 'top_up' && !rules.topUpsOn) topUpFen += payableFen;
    else if (payableFen > 0) lines.push(shapeOf(line, payableFen, claimedFen));
  });
  const less: Invoiceable['less'] = [
    { why: 'refunded', fen: source.refundedFen },
    { why: 'stored_value', fen: source.storedValueFen },
    { why: 'platform_coupon', fen: sum(shares) },
    { why: 'invoiced', fen: claimed },
    { why: 'top_up', fen: topUpFen },
  ];
  return {
    lines,
    payableFen: sum(lines.map((line) => line.payableFen)),
    less:
      source.paidFen === 0 ? [{ why: 'nothing_paid', fen: 0 }, ...less.filter(({ fen }) => fen > 0)] : less.filter(({ fen }) => fen > 0),
  };
}
