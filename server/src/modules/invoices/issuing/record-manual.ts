import { chinaOffsetMs, formatChinaDay } from '@lianke/shared';
import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { storeFile } from '../files/store-file.ts';
import type { InvoiceViews } from '../invoice-views.ts';
import { settleIssued } from './settle-issued.ts';
import type { SettleParts } from './settle-document.ts';
import type { InvoiceRow } from './tables.ts';
import { visibleInvoice } from './visible-invoice.ts';

const mostBytes = 380 * 1024;
const noon = 12 * 3_600_000;

/** What was issued elsewhere becomes ours: number, day and file. Throws invoice.not_found, state_refused, number_taken, file_invalid. */
export const createRecordManual =
  (parts: SettleParts, views: InvoiceViews) =>
  async (ctx: Context, input: Input<'staff.invoices.record-manual'>): Promise<Output<'staff.invoices.record-manual'>> => {
    const row = await visibleInvoice(ctx, views, input.invoiceId);
    if (row.provider !== 'manual' || row.state !== 'queued') throw new AppError('invoice.state_refused');
    const bytes = readPdf(input.pdfBase64);
    const issuedAt = Date.parse(input.issuedOn) - chinaOffsetMs + noon;
    if (formatChinaDay(issuedAt) > formatChinaDay(ctx.clock.now())) throw new AppError('invoice.state_refused');
    await inTransaction(ctx, async (ctx) => {
      const taken = await ctx.db<InvoiceRow>('invoices').where({ seller_id: row.seller_id, number: input.number }).first('id');
      if (taken) throw new AppError('invoice.number_taken');
      await settleIssued(ctx, parts, row.id, { number: input.number, issuedAt, providerSerial: null });
      await storeFile(ctx, row.id, 'pdf', bytes);
      await ctx.db<InvoiceRow>('invoices').where({ id: row.id }).update({ files_done: 1, next_at: null });
      await writeAudit(ctx, 'invoices.recorded', { kind: 'invoice', id: row.id }, { number: input.number, issuedOn: input.issuedOn });
    }).catch((error: unknown) => {
      if (ctx.dialect.isUniqueViolation(error)) throw new AppError('invoice.number_taken');
      throw error;
    });
    return { request: await views.detail(ctx, row.request_id) };
  };

function readPdf(base64: string): Buffer {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length === 0 || bytes.length > mostBytes || !bytes.subarray(0, 5).equals(Buffer.from('%PDF-')))
    throw new AppError('invoice.file_invalid');
  return bytes;
}
