import type { BatchStatus, SyncSourceKind } from '@lianke/shared';

export interface SyncSourceRow {
  id: string;
  kind: SyncSourceKind;
  name: string;
  is_on: number;
  /** JSON of the connector's own; '' before the first page. */
  cursor: string;
  synced_until: number | null;
  orders: number;
  paid_fen: number;
  /** '' before the first run. */
  run_status: '' | 'running' | 'paused' | 'done' | 'failed';
  run_started_at: number | null;
  /** When the last page of the run was stored. */
  run_updated_at: number | null;
  run_done: number;
  run_total: number | null;
  run_step: number;
  /** Answers in a row that were no page. */
  run_failures: number;
  /** When the next run begins by itself; null: not by itself. */
  due_at: number | null;
  problem: string | null;
  created_at: number;
}

export interface OpenKeyRow {
  id: string;
  source_id: string;
  name: string;
  secret_sealed: string;
  created_at: number;
  created_by: string;
  last_used_at: number | null;
  revoked_at: number | null;
}

export interface OrderImportRow {
  id: string;
  source_id: string;
  file_name: string;
  status: BatchStatus;
  staff_id: string;
  /** JSON of ImportResult. */
  result: string;
  /** Orders, not rows. */
  done: number;
  total: number | null;
  started_at: number;
  finished_at: number | null;
}

/** What sealed values are bound to. */
export const place = {
  secret: (keyId: string): string => `open-key.secret.${keyId}`,
  part: (importId: string, nth: number): string => `order-import.part.${importId}.${nth}`,
};
