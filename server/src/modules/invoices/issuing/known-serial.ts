import type { Context } from '../../../kernel/context.ts';
import type { InvoiceRow } from './tables.ts';

/** Whether a push can be about something of ours at all; anybody may post one. */
export async function knownSerial(ctx: Pick<Context, 'db'>, serial: string): Promise<boolean> {
  return (await ctx.db<InvoiceRow>('invoices').where({ serial }).first('id')) !== undefined;
}
