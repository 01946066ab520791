import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { InvoiceViews } from '../invoice-views.ts';
import type { InvoiceRow } from './tables.ts';

/** An invoice of a request the caller may see. Throws invoice.not_found. */
export async function visibleInvoice(ctx: Context, views: InvoiceViews, invoiceId: string): Promise<InvoiceRow> {
  const row = await ctx.db<InvoiceRow>('invoices').where({ id: invoiceId }).first();
  if (!row) throw new AppError('invoice.not_found');
  await views.requireVisible(ctx, row.request_id);
  return row;
}
