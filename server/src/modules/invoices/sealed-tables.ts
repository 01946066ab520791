import type { InvoiceFileKind } from '@lianke/shared';
import type { Title } from '@lianke/shared/invoicing';
import type { SealedTable, StoredRow } from '../../kernel/rotation/sealed-table.ts';
import { filePlace, titleIndex } from './sealed-places.ts';
import { secretPlace } from './settings/account-of.ts';

const ownId = (row: StoredRow): string => String(row.id);

/** Secrets of providers, titles with mail addresses, and the files of invoices. */
export const invoiceSealedTables: readonly SealedTable[] = [
  { table: 'invoice_sellers', key: ['id'], sealed: { secret_sealed: (row) => secretPlace(String(row.id)) } },
  {
    table: 'invoice_titles',
    key: ['id'],
    sealed: { title_sealed: ownId },
    hashes: ['title_index'],
    rehash: (ctx, _row, opened) => ({ title_index: titleIndex(ctx, JSON.parse(opened.title_sealed ?? '{}') as Title) }),
  },
  { table: 'invoice_requests', key: ['id'], sealed: { title_sealed: ownId, email_sealed: ownId } },
  {
    table: 'invoice_files',
    key: ['invoice_id', 'kind'],
    sealed: { bytes_sealed: (row) => filePlace(String(row.invoice_id), String(row.kind) as InvoiceFileKind) },
  },
];
