import type { Context } from '../../../kernel/context.ts';
import type { InvoiceRow } from '../issuing/tables.ts';

export async function blueOf(ctx: Pick<Context, 'db'>, id: string): Promise<InvoiceRow> {
  const row = await ctx.db<InvoiceRow>('invoices').where({ id, colour: 'blue' }).first();
  if (!row) throw new Error(`there is no blue invoice ${id}`);
  return row;
}
