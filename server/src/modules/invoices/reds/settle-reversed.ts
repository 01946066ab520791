import type { Context } from '../../../kernel/context.ts';
import { calmAlarm } from '../../alarms/index.ts';
import { addTimelineEntries } from '../../customers/index.ts';
import type { InvoiceRow } from '../issuing/tables.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import { addQuotaUse } from '../quota/quota-use.ts';
import { recordMove } from '../requests/moves.ts';
import type { RequestRow } from '../tables.ts';
import { blueOf } from './blue-of.ts';
import { giveBackClaims, takenBy } from './give-back-claims.ts';
import { hasLiveBlue, reissueRest } from './reissue.ts';
import type { RedRow } from './tables.ts';

/** The red invoice exists: the blue is no more, its lines are free, and what is left is invoiced anew where that was wished. In the caller's transaction. */
export async function settleReversed(ctx: Context, parts: readonly InvoicedPart[], redInvoice: InvoiceRow): Promise<void> {
  const now = ctx.clock.now();
  const blue = await blueOf(ctx, redInvoice.blue_id ?? '');
  const done = { state: 'reversed' as const, open_blue_id: null, next_at: null, problem: '', settled_at: now };
  await ctx.db<RedRow>('red_letters').where({ red_invoice_id: redInvoice.id }).update(done);
  const reversed = await ctx.db<InvoiceRow>('invoices').where({ id: blue.id, state: 'issued' }).update({ state: 'reversed' });
  if (reversed !== 1) return;
  // Only within its month does a red one give quota back (facts 3.7).
  if (blue.month !== null && blue.month === redInvoice.month) await addQuotaUse(ctx, blue.seller_id, blue.month, redInvoice.net_fen);
  await giveBackClaims(ctx, blue.request_id, await takenBy(ctx, blue.request_id, [blue.id]));
  await calmAlarm(ctx, { kind: 'invoice.red_stuck', matter: blue.id });
  await recordMove(ctx, blue.request_id, 'reversed', redInvoice.number ?? '');
  const request = await ctx.db<RequestRow>('invoice_requests').where({ id: blue.request_id }).first();
  if (!request) return;
  if (!(await hasLiveBlue(ctx, request.id)))
    await ctx.db<RequestRow>('invoice_requests').where({ id: request.id }).update({ state: 'reversed', settled_at: now, block: null });
  if (request.customer_id !== null) {
    const data = { requestId: request.id, number: redInvoice.number ?? '', fen: String(blue.total_fen) };
    await addTimelineEntries(ctx, [{ customerId: request.customer_id, kind: 'invoice.reversed', at: redInvoice.issued_at ?? now, data }]);
  }
  await reissueRest(ctx, parts, request);
}
