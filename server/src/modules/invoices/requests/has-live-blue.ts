import type { Context } from '../../../kernel/context.ts';
import type { InvoiceRow } from '../issuing/tables.ts';

/** Whether anything of a request is an invoice, or may become one by itself; what finally failed may not. */
export async function hasLiveBlue(ctx: Pick<Context, 'db'>, requestId: string): Promise<boolean> {
  const live = await ctx
    .db<InvoiceRow>('invoices')
    .where({ request_id: requestId, colour: 'blue' })
    .whereIn('state', ['queued', 'submitting', 'issued'])
    .first('id');
  return live !== undefined;
}
