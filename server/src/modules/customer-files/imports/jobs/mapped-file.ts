import type { Context } from '../../../../kernel/context.ts';
import { AppError } from '../../../../kernel/errors.ts';
import { fieldAccess } from '../../../customers/index.ts';
import type { ImportOptions, ImportRow } from '../../../customers/index.ts';
import { openTable } from '../../reading/read-table.ts';
import type { TableForm } from '../../reading/read-table.ts';
import type { TableRow } from '../../reading/table-row.ts';
import { isBadRow, parseRow } from '../../rules/parse-row.ts';
import type { BadRow, MappedColumn } from '../../rules/parse-row.ts';
import type { CustomerImportRow } from '../../tables.ts';
import { readMapping } from '../import-store.ts';
import { findOwnerNames, mapColumns } from '../mapped-columns.ts';
import { openParts } from '../parts.ts';
import { actAsStarter } from './act-as-starter.ts';

/** Rows of one transaction: enough to make statements worth their trip, few enough that a page need not wait for it. */
export const chunkRows = 1_000;

export interface MappedFile {
  names: string[];
  rows: AsyncGenerator<TableRow>;
}

/** The uploaded file, from its first row. Throws customer_import.unreadable (by UnreadableFile). */
export async function openMappedFile(ctx: Context, row: CustomerImportRow): Promise<MappedFile> {
  const form: TableForm =
    row.format === 'csv' ? { format: 'csv', encoding: row.encoding ?? 'utf-8', delimiter: row.delimiter ?? ',' } : { format: 'xlsx' };
  const { columns, rows } = await openTable(await openParts(ctx, row.id), form);
  return { names: columns, rows };
}

export interface ReadChunk {
  /** With the starter's rights. */
  ctx: Context;
  good: ImportRow[];
  bad: BadRow[];
  /** Line → cells, to keep those of rows the database turns down. */
  cells: Map<number, string[]>;
  columns: readonly MappedColumn[];
}

/** Reads a chunk's rows as people, with the rights and the custom fields of this moment: they may change while a long import runs. */
export async function readChunk(
  ctx: Context,
  row: CustomerImportRow,
  names: readonly string[],
  rows: readonly TableRow[],
): Promise<ReadChunk> {
  const acting = await actAsStarter(ctx, row);
  const columns = mapColumns(acting, await fieldAccess(acting), names, readMapping(row), row.match_by);
  const owners = await findOwnerNames(ctx);
  const read = rows.map((it) => parseRow(it, columns, owners));
  return {
    ctx: acting,
    good: read.filter((it) => !isBadRow(it)) as ImportRow[],
    bad: read.filter(isBadRow),
    cells: new Map(rows.map((it) => [it.line, it.cells])),
    columns,
  };
}

export const optionsOf = (row: CustomerImportRow): ImportOptions => ({
  importId: row.id,
  matchBy: row.match_by,
  onMatch: row.on_match,
  fillRegion: row.fill_region === 1,
});

/** Error code for the page: what the person can do something about, or "our side". */
export const problemOf = (error: unknown): string =>
  error instanceof AppError
    ? error.code
    : error instanceof Error && error.name === 'UnreadableFile'
      ? 'customer_import.unreadable'
      : 'server.error';
