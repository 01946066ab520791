import type { Context } from '../../../kernel/context.ts';
import { calmAlarm } from '../../alarms/index.ts';
import { monthOf } from '../books/rules/months.ts';
import { addTimelineEntries } from '../../customers/index.ts';
import { addQuotaUse } from '../quota/quota-use.ts';
import { redIfOverInvoiced } from '../reds/red-if-over-invoiced.ts';
import { settleReversed } from '../reds/settle-reversed.ts';
import { recordMove } from '../requests/moves.ts';
import type { RequestRow } from '../tables.ts';
import type { SettleParts } from './settle-document.ts';
import type { InvoiceRow } from './tables.ts';

export interface IssuedFacts {
  number: string;
  issuedAt: number;
  providerSerial: string | null;
}

/**
 * An invoice exists: number, month, quota, request, timeline, and the files to fetch, in one transaction; telling it twice changes nothing. One whose
 * order was refunded meanwhile turns red at once.
 */
export async function settleIssued(ctx: Context, parts: SettleParts, invoiceId: string, facts: IssuedFacts): Promise<void> {
  const known = await ctx.db<InvoiceRow>('invoices').where({ id: invoiceId }).first();
  if (!known) return;
  // The request first, as everywhere: several invoices of it may come true at once, and the last one must know that it is.
  const request = await lockRequest(ctx, known.request_id);
  const month = monthOf(facts.issuedAt);
  const changed = await ctx
    .db<InvoiceRow>('invoices')
    .where({ id: invoiceId })
    .whereIn('state', ['submitting', 'queued'])
    .update({
      ...{ state: 'issued', number: facts.number, issued_at: facts.issuedAt, month, provider_serial: facts.providerSerial },
      ...{ problem: '', retryable: 0, block: null, queries: 0, next_at: known.provider === 'manual' ? null : ctx.clock.now() },
    });
  if (changed !== 1) return;
  const row: InvoiceRow = { ...known, state: 'issued', number: facts.number, issued_at: facts.issuedAt, month };
  await calmAlarm(ctx, { kind: 'invoice.stuck', matter: row.id });
  if (row.colour === 'red') return settleReversed(ctx, parts, row);
  await settleRequest(ctx, request, row);
  await redIfOverInvoiced(ctx, parts, row);
  // Last: every invoice of the month waits for this row.
  await addQuotaUse(ctx, row.seller_id, month, row.net_fen);
}

async function lockRequest(ctx: Context, id: string): Promise<RequestRow> {
  const [row]: RequestRow[] = await ctx.dialect.lockRows(ctx.db<RequestRow>('invoice_requests').where({ id }));
  if (!row) throw new Error(`an invoice without its request ${id}`);
  return row;
}

async function settleRequest(ctx: Context, request: RequestRow, row: InvoiceRow): Promise<void> {
  const states = await ctx.db<InvoiceRow>('invoices').where({ request_id: request.id, colour: 'blue' }).pluck<string[]>('state');
  if (states.every((state) => state === 'issued' || state === 'reversed' || state === 'dropped')) {
    const change = { state: 'issued' as const, issued_at: row.issued_at, settled_at: ctx.clock.now(), block: null, why: '' };
    await ctx
      .db<RequestRow>('invoice_requests')
      .where({ id: request.id })
      .whereIn('state', ['approved', 'issuing', 'failed'])
      .update(change);
  }
  await recordMove(ctx, request.id, 'issued', row.number ?? '');
  if (request.customer_id === null) return;
  const data = { requestId: request.id, number: row.number ?? '', fen: String(row.total_fen) };
  await addTimelineEntries(ctx, [{ customerId: request.customer_id, kind: 'invoice.issued', at: row.issued_at ?? ctx.clock.now(), data }]);
}
