import type { Context } from '../../../kernel/context.ts';
import type { RequestRow, SourceRow } from '../tables.ts';

/** Everything that was ever asked for over one source, newest first. */
export async function requestsOfSource(ctx: Pick<Context, 'db'>, kind: string, sourceId: string): Promise<RequestRow[]> {
  const ids = await ctx
    .db<SourceRow>('invoice_request_sources')
    .where({ source_kind: kind, source_id: sourceId })
    .orderBy('request_id', 'desc')
    .limit(100)
    .pluck<string[]>('request_id');
  const rows = await ctx
    .db<RequestRow>('invoice_requests')
    .whereIn('id', ids)
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ]);
  return rows;
}
