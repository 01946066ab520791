import type { Context } from '../../../kernel/context.ts';
import { claimsOf, lockSources } from '../issuing/claimed-sources.ts';
import type { InvoiceRow } from '../issuing/tables.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import { currentRules } from '../settings/rules.ts';
import { takenBy } from './give-back-claims.ts';
import { raiseOnce } from './raise-for-refund.ts';
import type { RedRow } from './tables.ts';

/** Money went back while the invoice was on its way: it is over more than is left, so it turns red at once. In the caller's transaction. */
export async function redIfOverInvoiced(ctx: Context, parts: readonly InvoicedPart[], blue: InvoiceRow): Promise<void> {
  if (!(await currentRules(ctx)).redOnRefund) return;
  const claims = await claimsOf(ctx, blue.request_id);
  if (claims.length === 0) return;
  const sources = await lockSources(ctx, parts, claims, blue.request_id);
  // What is turning red already is as good as given back.
  const turning = await ctx.db<RedRow>('red_letters').where({ request_id: blue.request_id }).whereNotNull('open_blue_id').pluck('blue_id');
  const given = await takenBy(ctx, blue.request_id, turning);
  const own = await takenBy(ctx, blue.request_id, [blue.id]);
  const isOver = claims.some((claim) => {
    const ofLine = (it: { source_id: string; line_key: string }): boolean =>
      it.source_id === claim.source_id && it.line_key === claim.line_key;
    if (!own.some(ofLine)) return false;
    const found = sources.find((it) => it.kind === claim.source_kind && it.source.id === claim.source_id);
    const line = found?.lines.find((it) => it.key === claim.line_key);
    return claim.fen - (given.find(ofLine)?.fen ?? 0) > (line?.payableFen ?? 0);
  });
  if (isOver) await raiseOnce(ctx, blue, null);
}
