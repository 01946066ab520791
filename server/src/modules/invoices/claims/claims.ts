import type { Context } from '../../../kernel/context.ts';
import type { ClaimRow } from '../tables.ts';

/** Everything that is claimed of these sources, whoever claimed it. */
export async function claimsOn(ctx: Pick<Context, 'db'>, kind: string, sourceIds: readonly string[]): Promise<ClaimRow[]> {
  if (sourceIds.length === 0) return [];
  const rows = await ctx
    .db<ClaimRow>('invoice_claims')
    .where({ source_kind: kind })
    .whereIn('source_id', [...sourceIds])
    .orderBy(['source_id', 'line_key', 'request_id']);
  return rows.map((row) => ({ ...row, fen: Number(row.fen) }));
}

/** The request wants nothing any more. In the caller's transaction. */
export async function freeClaims(ctx: Pick<Context, 'db'>, requestId: string): Promise<void> {
  await ctx.db<ClaimRow>('invoice_claims').where({ request_id: requestId }).delete();
}
