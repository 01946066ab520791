import type { SealedTable } from '../../kernel/rotation/sealed-table.ts';
import { place } from './tables.ts';

export const orderSyncSealedTables: readonly SealedTable[] = [
  { table: 'open_keys', key: ['id'], sealed: { secret_sealed: (row) => place.secret(String(row.id)) } },
  {
    table: 'order_import_parts',
    key: ['import_id', 'nth'],
    sealed: { sealed: (row) => place.part(String(row.import_id), Number(row.nth)) },
  },
];
