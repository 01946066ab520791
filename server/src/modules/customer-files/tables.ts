import type { BatchStatus } from '@lianke/shared';
import type { ImportMatch } from '../customers/index.ts';
import type { CsvForm } from '../../kernel/spreadsheets/sniff-csv.ts';

export interface CustomerImportRow {
  id: string;
  /** Who brought the file; every step runs with this person's rights. */
  staff_id: string;
  staff_name: string;
  file_name: string;
  format: 'csv' | 'xlsx';
  /** As announced; the parts must add up to it. */
  bytes: number;
  status: BatchStatus;
  encoding: CsvForm['encoding'] | null;
  delimiter: CsvForm['delimiter'] | null;
  /** Column names with samples of what is in them; null until all parts are here. */
  columns_sealed: string | null;
  /** JSON: column name → field. */
  mapping: string;
  match_by: ImportMatch;
  on_match: 'update' | 'skip';
  fill_region: number;
  /** Counts starts: a job of an earlier start does nothing. */
  run: number;
  /** Rows of the file, once counted; of an undo, the records to take back. */
  total: number | null;
  done: number;
  failed: number;
  count_new: number;
  count_update: number;
  count_duplicate: number;
  count_error: number;
  /** Rows per second. */
  rate: number | null;
  /** Error code for the page. */
  problem: string | null;
  started_at: number;
  updated_at: number;
  finished_at: number | null;
  undo_until: number | null;
}

export interface BadRowRow {
  import_id: string;
  line: number;
  problem: string;
  column_name: string | null;
  values_sealed: string;
}

export interface CustomerExportRow {
  id: string;
  staff_id: string;
  staff_name: string;
  format: 'csv' | 'xlsx';
  reason: string;
  /** JSON list of field keys. */
  columns: string;
  selection_sealed: string;
  status: BatchStatus;
  rows_written: number | null;
  started_at: number;
  expires_at: number;
  finished_at: number | null;
}

/** What sealed values are bound to: none opens as another kind or another import's. */
export const place = {
  part: (importId: string, nth: number): string => `import.part.${importId}.${nth}`,
  columns: (importId: string): string => `import.columns.${importId}`,
  badRow: (importId: string): string => `import.bad-row.${importId}`,
  before: (importId: string): string => `import.before.${importId}`,
  selection: (exportId: string): string => `export.selection.${exportId}`,
};
