import type { SealedTable } from '../../kernel/rotation/sealed-table.ts';

export const orderSealedTables: readonly SealedTable[] = [
  { table: 'orders', key: ['id'], sealed: { address_sealed: (row) => String(row.id) } },
];
