import type { SealedTable } from '../../kernel/rotation/sealed-table.ts';

export const bulkSealedTables: readonly SealedTable[] = [
  { table: 'bulk_actions', key: ['id'], sealed: { target_sealed: (row) => String(row.id) } },
];
