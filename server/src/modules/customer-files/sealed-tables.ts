import type { SealedTable } from '../../kernel/rotation/sealed-table.ts';
import { sealRecordsAnew } from '../customers/index.ts';
import { place } from './tables.ts';

/** Uploaded files and what was read from them, what an import changed, what an export was asked for. */
export const customerFilesSealedTables: readonly SealedTable[] = [
  { table: 'customer_imports', key: ['id'], sealed: { columns_sealed: (row) => place.columns(String(row.id)) } },
  {
    table: 'customer_import_parts',
    key: ['import_id', 'nth'],
    sealed: { sealed: (row) => place.part(String(row.import_id), Number(row.nth)) },
  },
  {
    table: 'customer_import_bad_rows',
    key: ['import_id', 'line'],
    sealed: { values_sealed: (row) => place.badRow(String(row.import_id)) },
  },
  {
    table: 'customer_import_changes',
    key: ['import_id', 'customer_id'],
    sealed: { before_sealed: (row) => place.before(String(row.import_id)) },
    inside: sealRecordsAnew,
  },
  { table: 'customer_exports', key: ['id'], sealed: { selection_sealed: (row) => place.selection(String(row.id)) } },
];
