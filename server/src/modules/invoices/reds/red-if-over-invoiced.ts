import type { Context } from '../../../kernel/context.ts';
import { claimsOf, lockSources } from '../issuing/claimed-sources.ts';
import type { InvoiceRow } from '../issuing/tables.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import { currentRules } from '../settings/rules.ts';
import { raiseOnce } from './raise-for-refund.ts';

/** Money went back while the invoice was on its way: it is over more than is left, so it turns red at once. In the caller's transaction. */
export async function redIfOverInvoiced(ctx: Context, parts: readonly InvoicedPart[], blue: InvoiceRow): Promise<void> {
  if (!(await currentRules(ctx)).redOnRefund) return;
  const claims = await claimsOf(ctx, blue.request_id);
  if (claims.length === 0) return;
  const sources = await lockSources(ctx, parts, claims, blue.request_id);
  const isOver = claims.some((claim) => {
    const found = sources.find((it) => it.kind === claim.source_kind && it.source.id === claim.source_id);
    const line = found?.lines.find((it) => it.key === claim.line_key);
    return claim.fen > (line?.payableFen ?? 0);
  });
  if (isOver) await raiseOnce(ctx, blue, null);
}
