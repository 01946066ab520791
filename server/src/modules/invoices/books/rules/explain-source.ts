import { invoiceableOf } from '@lianke/shared/invoicing';
import type { InvoicedSource } from '../../invoiced-part.ts';

/** What requests and invoices have of one source. */
export interface Taken {
  claims: { lineKey: string; fen: number; /** Its request is not issued yet. */ open: boolean }[];
  /** Rows of issued invoices, red ones negative. */
  rows: {
    lineKey: string;
    fen: number;
    month: string;
    /** Its request is not issued yet. */ open: boolean;
    /** A red letter is under way. */ turning: boolean;
  }[];
}

/** Where the money of a source stands, counted from its lines and from who has taken them. */
export interface Standing {
  /** Invoiced and not turned red. */
  invoicedFen: number;
  waitingFen: number;
  notAskedFen: number;
  platformCouponFen: number;
  topUpFen: number;
  /** More is invoiced than was paid and kept, and no red letter is under way for it. */
  overFen: number;
}

const fenOf = (rows: readonly { fen: number }[]): number => rows.reduce((sum, row) => sum + row.fen, 0);

/** Each reason by itself: what could be invoiced if it did not hold, less what can. */
export function explainSource(source: InvoicedSource, taken: Taken, rules: { withPlatformCoupons: boolean; topUpsOn: boolean }): Standing {
  const turning = taken.rows.filter((row) => row.turning);
  // What is being turned red is nobody's any more.
  const claims = [...taken.claims, ...turning.map(({ lineKey, fen }) => ({ lineKey, fen: -fen }))];
  const left = (of: typeof rules): number => invoiceableOf(source, claims, of).payableFen;
  const everything = left({ withPlatformCoupons: true, topUpsOn: true });
  const withTopUps = left({ ...rules, topUpsOn: true });
  const notAskedFen = left(rules);
  const invoicedFen = fenOf(taken.rows);
  const keptFen = fenOf(source.lines.map((line) => ({ fen: line.payFen })));
  return {
    invoicedFen,
    waitingFen: fenOf(taken.claims.filter((claim) => claim.open)) - fenOf(taken.rows.filter((row) => row.open)) - fenOf(turning),
    notAskedFen,
    platformCouponFen: everything - withTopUps,
    topUpFen: withTopUps - notAskedFen,
    overFen: Math.max(0, invoicedFen - fenOf(turning) - keptFen),
  };
}
