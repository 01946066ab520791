import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import type { InvoiceFileRow } from './tables.ts';

type FileView = Output<'staff.invoices.get'>['request']['invoices'][number]['files'][number];

/** Files by invoice. The customer's mini-program reads them by `member.invoices.file`, so the path is for staff. */
export async function fileViews(ctx: Pick<Context, 'db'>, invoiceIds: readonly string[]): Promise<Map<string, FileView[]>> {
  const rows: Omit<InvoiceFileRow, 'bytes_sealed'>[] = await ctx
    .db<InvoiceFileRow>('invoice_files')
    .whereIn('invoice_id', [...invoiceIds])
    .orderBy(['invoice_id', 'kind'])
    .select('invoice_id', 'kind', 'size', 'sha256', 'stored_at');
  const found = new Map<string, FileView[]>();
  for (const { invoice_id, kind, size, sha256 } of rows) {
    const view = { kind, path: `/downloads/invoices/${invoice_id}.${kind}`, bytes: size, sha256 };
    found.set(invoice_id, [...(found.get(invoice_id) ?? []), view]);
  }
  return found;
}
