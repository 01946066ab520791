import type { Context } from '../../../kernel/context.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import type { SourceRow } from '../tables.ts';

/** The payment at WeChat that a request is about: its number is the application's; null when none of it was paid there. */
export async function paidBy(ctx: Context, parts: readonly InvoicedPart[], requestId: string): Promise<string | null> {
  const rows: SourceRow[] = await ctx.db<SourceRow>('invoice_request_sources').where({ request_id: requestId }).orderBy('source_id');
  for (const part of parts) {
    const ids = rows.filter((row) => row.source_kind === part.kind).map((row) => row.source_id);
    const found = (await part.read(ctx, ids)).find((source) => source.transactionId !== null);
    if (found) return found.transactionId;
  }
  return null;
}
