import type { InvoicedKind } from '@lianke/shared';
import type { Context } from '../../kernel/context.ts';

/** Something sold that can be invoiced, by whoever owns it. */
export interface InvoicedSource {
  kind: string;
  id: string;
  customerId: string | null;
  /** What people read out, and what the remark lists. */
  number: string;
  title: string;
  paidAt: number;
  /** Null while it has not happened. */
  shippedAt: number | null;
  completedAt: number | null;
  storeId: string | null;
  /** The payment at WeChat; null: nothing was paid with money. */
  transactionId: string | null;
  /** Money that came in and went back, in all; a refund counts from when it was let through, so that `paidFen − refundedFen` is the sum of the lines. */
  paidFen: number;
  refundedFen: number;
  /** Stored value that paid what is left; never invoiced again. */
  storedValueFen: number;
  /** Coupons of WeChat or others in what is left of the money. */
  platformCouponFen: number;
  /** A refund is asked for and not answered. */
  refundOpen: boolean;
  lines: readonly InvoicedLine[];
}

/** A line with what is left of it after refunds that were let through. */
export interface InvoicedLine {
  /** An order line's id, or `shipping`, or `whole`. */
  key: string;
  kind: InvoicedKind;
  name: string;
  spec: string;
  unit: string;
  /** Pieces left; null: an amount without pieces. */
  quantity: number | null;
  /** At list price, and what level, coupons and points took off it. */
  listFen: number;
  discountFen: number;
  storedValueFen: number;
  /** Money: what can be invoiced at most, before the platform's coupons. */
  payFen: number;
  taxCode: string | null;
}

/** What the owner of a kind of sources tells invoices. */
export interface InvoicedPart {
  kind: string;
  /** Locked until the transaction ends, in id order; whoever invoices them waits for one another here. */
  lock(ctx: Context, ids: readonly string[]): Promise<InvoicedSource[]>;
  read(ctx: Context, ids: readonly string[]): Promise<InvoicedSource[]>;
  /** A customer's paid ones, newest first, from before a cursor. */
  ofCustomer(
    ctx: Context,
    customerId: string,
    page: { cursor: string | undefined; limit: number },
  ): Promise<{ sources: InvoicedSource[]; next: string | null }>;
  /** By the transaction of WeChat Pay, for wishes that come from the bill in WeChat. */
  byTransaction(ctx: Context, transactionId: string): Promise<InvoicedSource | null>;
  /** Ids paid or refunded in a time span, page by page, for the books. */
  movedIn(ctx: Context, span: { from: number; until: number }, after: string, limit: number): Promise<string[]>;
  /** Money by China day and store in a time span; a refund counts when it was let through, as it does in the lines. */
  sums(
    ctx: Context,
    span: { from: number; until: number },
  ): Promise<{ day: string; storeId: string | null; paidFen: number; refundedFen: number }[]>;
}
