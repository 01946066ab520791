import { invoiceableOf } from '@lianke/shared/invoicing';
import type { InvoiceableLine } from '@lianke/shared/invoicing';
import type { Context } from '../../../kernel/context.ts';
import { claimsOn } from '../claims/claims.ts';
import { partFor } from '../claims/read-offers.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import type { InvoiceRules } from '../settings/rules.ts';
import type { ClaimRow } from '../tables.ts';

export interface ClaimedLine {
  claim: ClaimRow;
  /** As it could be invoiced if this request had claimed nothing; undefined: nothing is left of it. */
  line: InvoiceableLine | undefined;
  /** Somebody else has claimed of the same line. */
  shared: boolean;
}

/** What a request has claimed, beside what its orders have now. */
export async function readClaimed(
  ctx: Context,
  parts: readonly InvoicedPart[],
  requestId: string,
  rules: InvoiceRules,
): Promise<ClaimedLine[]> {
  const claims = await ctx
    .db<ClaimRow>('invoice_claims')
    .where({ request_id: requestId })
    .orderBy(['source_kind', 'source_id', 'line_key']);
  const found: ClaimedLine[] = [];
  for (const kind of new Set(claims.map((claim) => claim.source_kind))) {
    const own = claims.filter((claim) => claim.source_kind === kind);
    const ids = [...new Set(own.map((claim) => claim.source_id))];
    const sources = await partFor(parts, kind).read(ctx, ids);
    const others = (await claimsOn(ctx, kind, ids)).filter((claim) => claim.request_id !== requestId);
    for (const claim of own) {
      const source = sources.find((it) => it.id === claim.source_id);
      const taken = others.flatMap((it) => (it.source_id === claim.source_id ? [{ lineKey: it.line_key, fen: it.fen }] : []));
      const line = source && invoiceableOf(source, taken, rules).lines.find((it) => it.key === claim.line_key);
      found.push({ claim, line, shared: taken.some((it) => it.lineKey === claim.line_key) });
    }
  }
  return found;
}
