import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { partFor } from '../claims/read-offers.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import type { RequestRow, SourceRow } from '../tables.ts';

export async function findRequest(ctx: Pick<Context, 'db'>, id: string): Promise<RequestRow | undefined> {
  const row = await ctx.db<RequestRow>('invoice_requests').where({ id }).first();
  return row;
}

/** Request → what it is about. */
export async function sourcesOf(ctx: Pick<Context, 'db'>, requestIds: readonly string[]): Promise<Map<string, SourceRow[]>> {
  const found = new Map<string, SourceRow[]>(requestIds.map((id) => [id, []]));
  if (requestIds.length === 0) return found;
  const rows = await ctx
    .db<SourceRow>('invoice_request_sources')
    .whereIn('request_id', [...requestIds])
    .orderBy(['request_id', 'source_id']);
  for (const row of rows) found.get(row.request_id)?.push(row);
  return found;
}

/** The request with its orders locked before it, as everybody locks them who claims. Throws invoice.not_found. */
export async function lockRequest(ctx: Context, parts: readonly InvoicedPart[], id: string): Promise<RequestRow> {
  const sources = (await sourcesOf(ctx, [id])).get(id) ?? [];
  for (const kind of [...new Set(sources.map((it) => it.source_kind))].sort())
    await partFor(parts, kind).lock(
      ctx,
      sources.filter((it) => it.source_kind === kind).map((it) => it.source_id),
    );
  const [row]: RequestRow[] = await ctx.dialect.lockRows(ctx.db<RequestRow>('invoice_requests').where({ id }));
  if (!row) throw new AppError('invoice.not_found');
  return row;
}
