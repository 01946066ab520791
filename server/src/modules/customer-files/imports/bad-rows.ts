import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import type { ImportOutcome, KeyedRow } from '../../customers/index.ts';
import type { BadRow, MappedColumn } from '../rules/parse-row.ts';
import { rowProblems } from '../rules/row-problems.ts';
import type { RowProblem } from '../rules/row-problems.ts';
import { place } from '../tables.ts';
import type { BadRowRow } from '../tables.ts';

/** Counts of one chunk, and its rows that were not taken, with why. */
export interface ChunkResult {
  counts: { new: number; update: number; duplicate: number; error: number };
  bad: BadRow[];
}

export function sumUp(
  good: readonly KeyedRow[],
  outcomes: readonly ImportOutcome[],
  unreadable: readonly BadRow[],
  columns: readonly MappedColumn[],
  cells: ReadonlyMap<number, string[]>,
): ChunkResult {
  const counts = { new: 0, update: 0, duplicate: 0, error: unreadable.length };
  const bad = [...unreadable];
  const turnDown = (line: number, problem: RowProblem, field?: string): void => {
    const column = columns.find((it) => it.key === field)?.name ?? null;
    bad.push({ line, problem, column, cells: cells.get(line) ?? [] });
  };
  outcomes.forEach((outcome, at) => {
    const line = good[at]?.row.line ?? 0;
    if (outcome.kind === 'error') {
      counts.error += 1;
      turnDown(line, outcome.problem, outcome.field);
    } else if (outcome.kind === 'skip') counts.duplicate += 1;
    else {
      counts[outcome.kind] += 1;
      if (outcome.kind === 'duplicate') turnDown(line, 'duplicate');
    }
  });
  return { counts, bad: bad.sort((a, b) => a.line - b.line) };
}

/** Inside the transaction that counts them. */
export async function saveBadRows(ctx: Context, importId: string, rows: readonly BadRow[]): Promise<void> {
  await insertRows(
    ctx,
    'customer_import_bad_rows',
    rows.map((row): BadRowRow => ({
      import_id: importId,
      line: row.line,
      problem: row.problem,
      column_name: row.column,
      values_sealed: ctx.sealing.seal(JSON.stringify(row.cells), place.badRow(importId)),
    })),
  );
}

export interface ShownBadRow {
  line: number;
  reason: string;
  column: string | null;
  values: string[];
}

/** Bad rows in the order of the file, after a line. */
export async function listBadRows(ctx: Context, importId: string, afterLine: number, most: number): Promise<ShownBadRow[]> {
  const rows: BadRowRow[] = await ctx
    .db<BadRowRow>('customer_import_bad_rows')
    .where({ import_id: importId })
    .where('line', '>', afterLine)
    .orderBy('line')
    .limit(most);
  return rows.map((row) => ({
    line: row.line,
    reason: Object.hasOwn(rowProblems, row.problem) ? rowProblems[row.problem as RowProblem] : row.problem,
    column: row.column_name,
    values: JSON.parse(ctx.sealing.open(row.values_sealed, place.badRow(importId))) as string[],
  }));
}
