import type { InvoiceRequestState } from '@lianke/shared';
import type { RowPart } from '@lianke/shared/invoicing';
import type { Context } from '../../../kernel/context.ts';
import type { Taken } from './rules/explain-source.ts';

const openStates: readonly InvoiceRequestState[] = ['requested', 'approved', 'issuing', 'failed'];

interface IssuedRow {
  invoice_id: string;
  request_id: string;
  number: string | null;
  colour: 'blue' | 'red';
  month: string;
  state: InvoiceRequestState;
  parts: string;
}

export interface TakenOf extends Taken {
  /** The newest request and blue number that have something of it. */
  requestId: string | null;
  number: string | null;
}

/** What requests and invoices have of these sources, by id. */
export async function readTaken(ctx: Context, kind: string, ids: readonly string[]): Promise<Map<string, TakenOf>> {
  const found = new Map<string, TakenOf>(ids.map((id) => [id, { claims: [], rows: [], requestId: null, number: null }]));
  const claims: { source_id: string; line_key: string; fen: number; state: InvoiceRequestState }[] = await ctx
    .db('invoice_claims as c')
    .join('invoice_requests as r', 'r.id', 'c.request_id')
    .where('c.source_kind', kind)
    .whereIn('c.source_id', [...ids])
    .select('c.source_id', 'c.line_key', 'c.fen', 'r.state');
  for (const { source_id, line_key, fen, state } of claims)
    found.get(source_id)?.claims.push({ lineKey: line_key, fen: Number(fen), open: openStates.includes(state) });
  const rows = await issuedRows(ctx, kind, ids);
  const turning = await turningRed(ctx, [...new Set(rows.map((row) => row.invoice_id))]);
  for (const row of rows)
    for (const part of JSON.parse(row.parts) as RowPart[]) {
      const of = found.get(part.sourceId);
      if (!of) continue;
      const fen = row.colour === 'red' ? -Math.abs(part.fen) : part.fen;
      const turns = turning.has(row.invoice_id);
      of.rows.push({ lineKey: part.lineKey, fen, month: row.month, open: openStates.includes(row.state), turning: turns });
      of.requestId = row.request_id;
      if (row.colour === 'blue') of.number = row.number;
    }
  return found;
}

async function issuedRows(ctx: Context, kind: string, ids: readonly string[]): Promise<IssuedRow[]> {
  const requests = await ctx
    .db('invoice_request_sources')
    .where({ source_kind: kind })
    .whereIn('source_id', [...ids])
    .distinct()
    .pluck<string[]>('request_id');
  return ctx
    .db('invoices as i')
    .join('invoice_rows as w', 'w.invoice_id', 'i.id')
    .join('invoice_requests as r', 'r.id', 'i.request_id')
    .whereIn('i.request_id', requests)
    .whereNotNull('i.month')
    .whereNot('w.kind', 'discount')
    .orderBy(['i.id', 'w.nth'])
    .select('i.id as invoice_id', 'i.request_id', 'i.number', 'i.colour', 'i.month', 'r.state', 'w.parts');
}

async function turningRed(ctx: Context, invoiceIds: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let at = 0; at < invoiceIds.length; at += 500)
    for (const id of await ctx
      .db('red_letters')
      .whereIn('open_blue_id', invoiceIds.slice(at, at + 500))
      .pluck<string[]>('open_blue_id'))
      found.add(id);
  return found;
}
