import type { SealedTable } from '../../kernel/rotation/sealed-table.ts';
import { partPlace } from './imports/import-parts.ts';

/** Uploaded files of goods. */
export const catalogSealedTables: readonly SealedTable[] = [
  {
    table: 'goods_import_parts',
    key: ['import_id', 'nth'],
    sealed: { sealed: (row) => partPlace(String(row.import_id), Number(row.nth)) },
  },
];
