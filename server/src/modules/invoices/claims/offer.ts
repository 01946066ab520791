import type { NotInvoicedReason } from '@lianke/shared';
import { invoiceableOf } from '@lianke/shared/invoicing';
import type { InvoiceableLine } from '@lianke/shared/invoicing';
import type { InvoicedSource } from '../invoiced-part.ts';
import type { InvoiceRules } from '../settings/rules.ts';
import type { ClaimRow } from '../tables.ts';

const dayMs = 86_400_000;

/** What a source can be invoiced for at this moment. */
export interface Offer {
  source: InvoicedSource;
  lines: InvoiceableLine[];
  payableFen: number;
  less: { why: NotInvoicedReason; fen: number }[];
  /** Why it cannot be invoiced at all; null when it can. */
  why: NotInvoicedReason | null;
}

function notNow(source: InvoicedSource, rules: InvoiceRules, now: number): NotInvoicedReason | null {
  if (source.refundOpen) return 'refund_open';
  if (now > source.paidAt + rules.openDays * dayMs) return 'too_old';
  const since = { paid: source.paidAt, shipped: source.shippedAt ?? source.completedAt, completed: source.completedAt };
  return since[rules.openFrom] === null ? 'too_early' : null;
}

/** By the shop's rules and the claims of others. The source must be locked when something is going to be claimed. */
export function offerOf(source: InvoicedSource, claims: readonly ClaimRow[], rules: InvoiceRules, now: number): Offer {
  const taken = claims.flatMap((claim) => (claim.source_id === source.id ? [{ lineKey: claim.line_key, fen: claim.fen }] : []));
  const { lines, payableFen, less } = invoiceableOf(source, taken, rules);
  if (payableFen === 0) {
    const [most] = [...less].sort((a, b) => b.fen - a.fen);
    return { source, lines: [], payableFen, less, why: most?.why ?? 'nothing_paid' };
  }
  const why = notNow(source, rules, now);
  if (why === null) return { source, lines, payableFen, less, why };
  return { source, lines: [], payableFen: 0, less: [...less, { why, fen: payableFen }], why };
}
