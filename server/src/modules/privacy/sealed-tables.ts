import type { SealedTable } from '../../kernel/rotation/sealed-table.ts';

/** The look-up hash of who asked is written over or removed within a month of a deletion; what was hashed is not kept. */
export const privacySealedTables: readonly SealedTable[] = [
  {
    table: 'privacy_requests',
    key: ['id'],
    sealed: {
      detail_sealed: (row) => `${String(row.id)}.detail`,
      wishes_sealed: (row) => `${String(row.id)}.wishes`,
      answer_sealed: (row) => `${String(row.id)}.answer`,
    },
    hashes: ['openid_index'],
    rehash: (_ctx, row) => (row.openid_index === null ? {} : 'unknown'),
    passing: true,
  },
  {
    table: 'privacy_copies',
    key: ['request_id'],
    sealed: { html_sealed: (row) => `${String(row.request_id)}.html`, json_sealed: (row) => `${String(row.request_id)}.json` },
  },
  { table: 'locked_records', key: ['id'], sealed: { sealed: (row) => String(row.id) } },
];
