import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { queueInvoices } from '../issuing/queue-invoices.ts';
import type { InvoiceRow } from '../issuing/tables.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import { recordMove } from '../requests/moves.ts';
import { emailOf, sealEmail, sealTitle, titleOf } from '../tables.ts';
import type { ClaimRow, RequestRow, SourceRow } from '../tables.ts';
import { takenBy } from './give-back-claims.ts';
import { leftOfClaims } from './left-of-claims.ts';
import type { RedRow } from './tables.ts';

/**
 * Invoices anew what is left of what turned red, once no other red letter of the request is under way: a request of its own for the same title, which
 * needs nobody's leave because the first one had it. In the caller's transaction.
 */
export async function reissueRest(ctx: Context, parts: readonly InvoicedPart[], request: RequestRow): Promise<void> {
  const reds: RedRow[] = await ctx.db<RedRow>('red_letters').where({ request_id: request.id });
  if (reds.some((red) => red.open_blue_id !== null)) return;
  const blueIds = reds.filter((red) => red.state === 'reversed' && red.reissue === 1).map((red) => red.blue_id);
  if (blueIds.length === 0) return;
  if (await ctx.db<RequestRow>('invoice_requests').where({ replaces_id: request.id }).first('id')) return;
  const left = await leftOfClaims(ctx, parts, await takenBy(ctx, request.id, blueIds), null);
  if (left.length > 0) await insertAnew(ctx, parts, request, left);
}

async function insertAnew(
  ctx: Context,
  parts: readonly InvoicedPart[],
  old: RequestRow,
  claims: Awaited<ReturnType<typeof leftOfClaims>>,
): Promise<void> {
  const now = ctx.clock.now();
  const id = ctx.ids.next('invoiceRequest');
  const row: RequestRow = {
    ...old,
    ...{ id, state: 'approved', amount_fen: claims.reduce((sum, claim) => sum + claim.fen, 0), replaces_id: old.id },
    ...{ title_sealed: sealTitle(ctx, id, titleOf(ctx, old)), email_sealed: sealEmail(ctx, id, emailOf(ctx, old)) },
    ...{ asked_by: 'system', staff_id: null, approvals_needed: 0, approvals: '[]', block: null, why: '', revision: 1 },
    ...{ created_at: now, approved_at: now, issued_at: null, settled_at: null },
  };
  await ctx.db<RequestRow>('invoice_requests').insert(row);
  const touched = new Set(claims.map((claim) => claim.source_id));
  const sources: SourceRow[] = await ctx.db<SourceRow>('invoice_request_sources').where({ request_id: old.id });
  const kept = sources.filter((source) => touched.has(source.source_id));
  await insertRows(
    ctx,
    'invoice_request_sources',
    kept.map((source) => ({ ...source, request_id: id })),
  );
  const rows: ClaimRow[] = claims.map((claim) => ({ ...claim, request_id: id }));
  await insertRows(ctx, 'invoice_claims', rows);
  await recordMove(ctx, id, 'reissued', old.id);
  await queueInvoices(ctx, parts, row);
}

/** Whether anything of the request is still a live invoice or may become one. */
export async function hasLiveBlue(ctx: Context, requestId: string): Promise<boolean> {
  const live = await ctx
    .db<InvoiceRow>('invoices')
    .where({ request_id: requestId, colour: 'blue' })
    .whereIn('state', ['queued', 'submitting', 'issued', 'failed'])
    .first('id');
  return live !== undefined;
}
