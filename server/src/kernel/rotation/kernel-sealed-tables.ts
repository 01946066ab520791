import type { SealedTable } from './sealed-table.ts';

/** The kernel's own sealed columns: callbacks not purged yet, kept answers. The chain's secrets are turned by rotate-chain-keys.ts. */
export const kernelSealedTables: readonly SealedTable[] = [
  { table: 'inbox', key: ['id'], sealed: { payload: (row) => String(row.id) } },
  { table: 'idempotency_keys', key: ['actor', 'idem_key'], needs: ['fingerprint'], sealed: { answer: (row) => String(row.fingerprint) } },
];
