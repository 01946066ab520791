import type { InvoiceBatchState } from '@lianke/shared';

export interface BatchRow {
  id: string;
  state: InvoiceBatchState;
  /** JSON of the filter; null: rows were named. */
  filter: string | null;
  taken_to: string | null;
  rows: number;
  done: number;
  skipped: number;
  staff_id: string;
  started_at: number;
  finished_at: number | null;
}

export interface BatchLineRow {
  batch_id: string;
  request_id: string;
  result: 'waiting' | 'skipped' | 'let_through';
  why: string;
}
