import type { ImportRow } from '../../customers/index.ts';
import type { TableRow } from '../../../kernel/spreadsheets/table-row.ts';
import { readCell } from '../../../kernel/spreadsheets/cell-escape.ts';
import type { ImportField, OwnerNames } from './import-fields.ts';
import type { RowProblem } from './row-problems.ts';

export interface MappedColumn {
  at: number;
  /** Heading. */
  name: string;
  /** What it becomes. */
  key: string;
  field: ImportField;
}

export interface BadRow {
  line: number;
  problem: RowProblem;
  column: string | null;
  cells: string[];
}

/** A row of the file as a person, or the first thing that is wrong with it. Empty cells say nothing. */
export function parseRow(row: TableRow, columns: readonly MappedColumn[], owners: OwnerNames): ImportRow | BadRow {
  const result: ImportRow = { line: row.line, change: {}, facts: {} };
  for (const { at, name, field } of columns) {
    const cell = readCell(row.cells[at] ?? '');
    if (cell === '') continue;
    const problem = field.set(result, cell, owners);
    if (problem) return { line: row.line, problem, column: name, cells: row.cells };
  }
  return result;
}

export const isBadRow = (row: ImportRow | BadRow): row is BadRow => 'problem' in row;
