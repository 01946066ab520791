import type { SealedTable } from '../../kernel/rotation/sealed-table.ts';

export const couponSealedTables: readonly SealedTable[] = [
  { table: 'coupon_grants', key: ['id'], sealed: { target_sealed: (row) => String(row.id) } },
];
