import type { RowPart } from '@lianke/shared/invoicing';
import type { Context } from '../../../kernel/context.ts';
import type { ClaimRow, SourceRow } from '../tables.ts';
import type { Claimed } from './left-of-claims.ts';

/** What a blue invoice had taken of its sources' lines. */
export async function takenBy(ctx: Context, requestId: string, blueIds: readonly string[]): Promise<Claimed[]> {
  const sources = await ctx.db<SourceRow>('invoice_request_sources').where({ request_id: requestId });
  const kinds = new Map(sources.map((row) => [row.source_id, row.source_kind]));
  const rows = await ctx
    .db('invoice_rows')
    .whereIn('invoice_id', [...blueIds])
    .pluck<string[]>('parts');
  const sums = new Map<string, Claimed>();
  for (const { sourceId, lineKey, fen } of rows.flatMap((text) => JSON.parse(text) as RowPart[])) {
    const key = `${sourceId} ${lineKey}`;
    const before = sums.get(key)?.fen ?? 0;
    sums.set(key, { source_kind: kinds.get(sourceId) ?? 'order', source_id: sourceId, line_key: lineKey, fen: before + fen });
  }
  return [...sums.values()];
}

/** The lines are free again: a claim shrinks by what the invoice had of it, and goes when nothing is left of it. */
export async function giveBackClaims(ctx: Context, requestId: string, taken: readonly Claimed[]): Promise<void> {
  for (const { source_kind, source_id, line_key, fen } of taken) {
    const place = { request_id: requestId, source_kind, source_id, line_key };
    await ctx
      .db<ClaimRow>('invoice_claims')
      .where(place)
      .update({ fen: ctx.db.raw('fen - ?', [fen]) as unknown as number });
    await ctx.db<ClaimRow>('invoice_claims').where(place).where('fen', '<=', 0).delete();
  }
}
