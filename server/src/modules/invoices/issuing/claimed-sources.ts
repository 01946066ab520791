import { invoiceableOf } from '@lianke/shared/invoicing';
import type { InvoiceableLine } from '@lianke/shared/invoicing';
import type { Context } from '../../../kernel/context.ts';
import type { InvoicedPart, InvoicedSource } from '../invoiced-part.ts';
import { currentRules } from '../settings/rules.ts';
import type { ClaimRow } from '../tables.ts';

export interface ClaimedSource {
  kind: string;
  source: InvoicedSource;
  /** What could be invoiced if the request had claimed nothing. */
  lines: InvoiceableLine[];
}

/** Sources by kind and id, locked until the transaction ends, with what is left of their lines when everybody else's claims are taken off. */
export async function lockSources(
  ctx: Context,
  parts: readonly InvoicedPart[],
  wanted: readonly { source_kind: string; source_id: string }[],
  withoutRequestId: string | null,
): Promise<ClaimedSource[]> {
  const rules = await currentRules(ctx);
  const found: ClaimedSource[] = [];
  for (const kind of [...new Set(wanted.map((it) => it.source_kind))].sort()) {
    const part = parts.find((it) => it.kind === kind);
    if (!part) throw new Error(`nobody owns what is invoiced as "${kind}"`);
    const ids = [...new Set(wanted.filter((it) => it.source_kind === kind).map((it) => it.source_id))].sort();
    const sources = await part.lock(ctx, ids);
    const claims: ClaimRow[] = await ctx.db<ClaimRow>('invoice_claims').where({ source_kind: kind }).whereIn('source_id', ids);
    for (const source of sources) {
      const others = claims.filter((claim) => claim.source_id === source.id && claim.request_id !== withoutRequestId);
      const taken = others.map((claim) => ({ lineKey: claim.line_key, fen: claim.fen }));
      found.push({ kind, source, lines: invoiceableOf(source, taken, rules).lines });
    }
  }
  return found;
}

export const claimsOf = (ctx: Pick<Context, 'db'>, requestId: string): Promise<ClaimRow[]> =>
  ctx
    .db<ClaimRow>('invoice_claims')
    .where({ request_id: requestId })
    .orderBy(['source_kind', 'source_id', 'line_key'])
    .then((rows) => rows);
