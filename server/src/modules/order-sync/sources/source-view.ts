import type { Output } from '@lianke/shared/api';
import type { SyncSourceRow } from '../tables.ts';

export type SourceView = Output<'staff.sync.sources'>['sources'][number];

export const toSourceView = (row: SyncSourceRow): SourceView => ({
  ...{ id: row.id, kind: row.kind, name: row.name, on: row.is_on === 1, syncedUntil: row.synced_until },
  ...{ orders: row.orders, paidFen: row.paid_fen },
  run:
    row.run_status === '' || row.run_started_at === null
      ? null
      : {
          status: row.run_status,
          progress: { done: row.run_done, total: row.run_total, failed: 0 },
          ratePerSecond: rateOf(row.run_done, row.run_started_at, row.run_updated_at),
          startedAt: row.run_started_at,
          problem: row.problem,
        },
});

function rateOf(done: number, startedAt: number, updatedAt: number | null): number | null {
  const ms = (updatedAt ?? startedAt) - startedAt;
  return done === 0 || ms <= 0 ? null : Math.round((done * 10_000) / ms) / 10;
}
