import type { Context } from '../../../kernel/context.ts';
import type { InvoicedPart, InvoicedSource } from '../invoiced-part.ts';
import { monthSpan } from './rules/months.ts';

const page = 200;

/** Ids of one kind that were invoiced or turned red in a month, after one, in order. */
async function invoicedIn(ctx: Context, kind: string, month: string, after: string): Promise<string[]> {
  return ctx
    .db('invoices as i')
    .join('invoice_request_sources as s', 's.request_id', 'i.request_id')
    .where({ 'i.month': month, 's.source_kind': kind })
    .where('s.source_id', '>', after)
    .distinct('s.source_id')
    .orderBy('s.source_id')
    .limit(page)
    .pluck<string[]>('s.source_id');
}

/** Everything of a kind whose money or invoices moved in a month, by id, page by page; after one id. */
export async function* touchedSources(ctx: Context, part: InvoicedPart, month: string, from = ''): AsyncGenerator<InvoicedSource[]> {
  const span = monthSpan(month);
  for (let after = from; ;) {
    const moved = await part.movedIn(ctx, span, after, page);
    const invoiced = await invoicedIn(ctx, part.kind, month, after);
    // Each list is the smallest ids of its own, so the smallest of both are the smallest of all.
    const ids = [...new Set([...moved, ...invoiced])].sort().slice(0, page);
    if (ids.length === 0) return;
    const sources = await part.read(ctx, ids);
    yield sources.sort((one, other) => (one.id < other.id ? -1 : 1));
    after = ids.at(-1) ?? '';
  }
}
