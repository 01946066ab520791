import { createHash } from 'node:crypto';
import type { InvoiceFileKind } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { filePlace } from '../sealed-places.ts';
import type { InvoiceFileRow } from './tables.ts';

/** Keeps a file as it was issued, unchanged and with its hash; what was kept once stays. */
export async function storeFile(ctx: Context, invoiceId: string, kind: InvoiceFileKind, bytes: Buffer): Promise<void> {
  const row: InvoiceFileRow = {
    ...{ invoice_id: invoiceId, kind, size: bytes.length, stored_at: ctx.clock.now() },
    bytes_sealed: ctx.sealing.seal(bytes.toString('base64'), filePlace(invoiceId, kind)),
    sha256: createHash('sha256').update(bytes).digest('hex'),
  };
  if (await ctx.db<InvoiceFileRow>('invoice_files').where({ invoice_id: invoiceId, kind }).first('kind')) return;
  try {
    await ctx.db<InvoiceFileRow>('invoice_files').insert(row);
  } catch (error) {
    if (!ctx.dialect.isUniqueViolation(error)) throw error;
  }
}

/** Throws when the bytes are not those that were kept. */
export function openFile(ctx: Pick<Context, 'sealing'>, row: InvoiceFileRow): Buffer {
  const bytes = Buffer.from(ctx.sealing.open(row.bytes_sealed, filePlace(row.invoice_id, row.kind)), 'base64');
  if (createHash('sha256').update(bytes).digest('hex') !== row.sha256)
    throw new Error(`the file ${row.kind} of ${row.invoice_id} was changed`);
  return bytes;
}

export const contentTypes: Record<InvoiceFileKind, string> = {
  pdf: 'application/pdf',
  ofd: 'application/ofd',
  xml: 'application/xml',
};
