import type { Context } from '../../../kernel/context.ts';
import type { InvoiceRow } from './tables.ts';

/**
 * Gives up the invoices of a request that nobody has sent yet, in the caller's transaction. False: one of them is, or may be, at the provider, and all
 * stay as they are.
 */
export async function dropQueued(ctx: Context, requestId: string): Promise<boolean> {
  const rows: InvoiceRow[] = await ctx.dialect.lockRows(
    ctx.db<InvoiceRow>('invoices').where({ request_id: requestId, colour: 'blue' }).orderBy('id'),
  );
  // What comes back to the queue was held by the provider, which took nothing.
  if (rows.some((row) => row.state !== 'queued' && row.state !== 'dropped')) return false;
  await ctx
    .db<InvoiceRow>('invoices')
    .where({ request_id: requestId, state: 'queued' })
    .update({ state: 'dropped', next_at: null, block: null });
  return true;
}
