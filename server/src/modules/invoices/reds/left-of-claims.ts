import type { Context } from '../../../kernel/context.ts';
import { lockSources } from '../issuing/claimed-sources.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import type { ClaimRow } from '../tables.ts';

export type Claimed = Pick<ClaimRow, 'source_kind' | 'source_id' | 'line_key' | 'fen'>;

/**
 * What can still be invoiced of what was claimed once: of each line never more than before, and never more than is left of it beside the claims of
 * others. Locks the sources. Nothing left: empty.
 */
export async function leftOfClaims(
  ctx: Context,
  parts: readonly InvoicedPart[],
  claims: readonly Claimed[],
  withoutRequestId: string | null,
): Promise<Claimed[]> {
  if (claims.length === 0) return [];
  const sources = await lockSources(ctx, parts, claims, withoutRequestId);
  return claims.flatMap(({ source_kind, source_id, line_key, fen }) => {
    const found = sources.find((it) => it.kind === source_kind && it.source.id === source_id);
    const left = Math.min(fen, found?.lines.find((line) => line.key === line_key)?.payableFen ?? 0);
    return left > 0 ? [{ source_kind, source_id, line_key, fen: left }] : [];
  });
}
