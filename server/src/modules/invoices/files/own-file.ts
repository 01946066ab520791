import type { Input, Output } from '@lianke/shared/api';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { InvoiceRow } from '../issuing/tables.ts';
import { ownRequest } from './own-request.ts';
import { contentTypes, openFile } from './store-file.ts';
import type { InvoiceFileRow } from './tables.ts';

/** A file of the calling customer's own invoice. Throws invoice.not_found. */
export async function ownFile(ctx: Context, { invoiceId, kind }: Input<'member.invoices.file'>): Promise<Output<'member.invoices.file'>> {
  callingMember(ctx);
  const invoice = await ctx.db<InvoiceRow>('invoices').where({ id: invoiceId }).first();
  if (!invoice) throw new AppError('invoice.not_found');
  await ownRequest(ctx, invoice.request_id);
  const row = await ctx.db<InvoiceFileRow>('invoice_files').where({ invoice_id: invoiceId, kind }).first();
  if (!row) throw new AppError('invoice.not_found');
  return {
    fileName: `发票-${invoice.number ?? invoice.serial}.${kind}`,
    contentType: contentTypes[kind],
    base64: openFile(ctx, row).toString('base64'),
  };
}
