import { Readable } from 'node:stream';
import type { InvoiceFileKind } from '@lianke/shared';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { resolveCustomerId, visibleAmong } from '../../customers/index.ts';
import type { InvoiceRow } from '../issuing/tables.ts';
import type { RequestRow } from '../tables.ts';
import { contentTypes, openFile } from './store-file.ts';
import type { InvoiceFileRow } from './tables.ts';

/** A file of an invoice of a customer the caller may see, `inv_….pdf`; every download is on record. Throws invoice.not_found. */
export async function downloadInvoice(ctx: Context, file: string): Promise<{ fileName: string; contentType: string; body: Readable }> {
  const [id = '', kind = ''] = file.split('.');
  const row = await ctx
    .db<InvoiceFileRow>('invoice_files')
    .where({ invoice_id: id, kind: kind as InvoiceFileKind })
    .first();
  const invoice = await ctx.db<InvoiceRow>('invoices').where({ id }).first();
  if (!row || !invoice || !(await isVisible(ctx, invoice.request_id))) throw new AppError('invoice.not_found');
  await writeAudit(ctx, 'invoices.downloaded', { kind: 'invoice', id }, { kind, number: invoice.number ?? '' });
  return {
    fileName: `发票-${invoice.number ?? invoice.serial}.${row.kind}`,
    contentType: contentTypes[row.kind],
    body: Readable.from([openFile(ctx, row)]),
  };
}

async function isVisible(ctx: Context, requestId: string): Promise<boolean> {
  if (ctx.actor.kind === 'staff' && ctx.actor.seesStaff === null) return true;
  const request = await ctx.db<RequestRow>('invoice_requests').where({ id: requestId }).first('customer_id');
  if (!request?.customer_id) return false;
  const live = (await resolveCustomerId(ctx, request.customer_id)) ?? request.customer_id;
  return (await visibleAmong(ctx, [live])).has(live);
}
