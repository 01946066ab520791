import type { Context } from '../../../../kernel/context.ts';
import { AppError } from '../../../../kernel/errors.ts';
import { fieldAccess, prepareRows } from '../../../customers/index.ts';
import type { ImportOptions, ImportRow, KeyedRow } from '../../../customers/index.ts';
import { inChunks, openTable } from '../../../../kernel/spreadsheets/read-table.ts';
import type { TableForm } from '../../../../kernel/spreadsheets/read-table.ts';
import type { TableRow } from '../../../../kernel/spreadsheets/table-row.ts';
import { isBadRow, parseRow } from '../../rules/parse-row.ts';
import type { BadRow, MappedColumn } from '../../rules/parse-row.ts';
import type { CustomerImportRow } from '../../tables.ts';
import { readMapping } from '../import-store.ts';
import { findOwnerNames, mapColumns } from '../mapped-columns.ts';
import { importParts } from '../parts.ts';
import { actAsStarter } from './act-as-starter.ts';

/** Rows of one transaction: enough to make statements worth their trip, few enough that a page need not wait for it. */
export const chunkRows = 1_000;

interface MappedFile {
  names: string[];
  rows: AsyncGenerator<TableRow>;
}

/** The uploaded file, from its first row. Throws customer_import.unreadable (by UnreadableFile). */
async function openMappedFile(ctx: Context, row: CustomerImportRow): Promise<MappedFile> {
  const form: TableForm =
    row.format === 'csv' ? { format: 'csv', encoding: row.encoding ?? 'utf-8', delimiter: row.delimiter ?? ',' } : { format: 'xlsx' };
  const { columns, rows } = await openTable(await importParts.open(ctx, row.id), form);
  return { names: columns, rows };
}

export interface ReadChunk {
  /** With the starter's rights. */
  ctx: Context;
  good: KeyedRow[];
  bad: BadRow[];
  /** Rows of the file. */
  count: number;
  /** Line → cells, to keep those of rows the database turns down. */
  cells: Map<number, string[]>;
  columns: readonly MappedColumn[];
}

/** Reads a chunk's rows as people, with the rights and the custom fields of this moment: they may change while a long import runs. */
async function readChunk(
  ctx: Context,
  row: CustomerImportRow,
  names: readonly string[],
  rows: readonly TableRow[],
  forRun: boolean,
): Promise<ReadChunk> {
  const acting = await actAsStarter(ctx, row);
  const columns = mapColumns(acting, await fieldAccess(acting), names, readMapping(row), row.match_by);
  const owners = await findOwnerNames(ctx);
  const good: ImportRow[] = [];
  const bad: BadRow[] = [];
  for (const it of rows) {
    const read = parseRow(it, columns, owners);
    if (isBadRow(read)) bad.push(read);
    else good.push(read);
  }
  return {
    ctx: acting,
    good: await prepareRows(acting, good, forRun),
    bad,
    count: rows.length,
    cells: new Map(rows.map((it) => [it.line, it.cells])),
    columns,
  };
}

/** The file chunk by chunk from a row on. While one is worked on, the next is made ready. */
export async function* readChunks(ctx: Context, row: CustomerImportRow, skip: number, forRun: boolean): AsyncGenerator<ReadChunk> {
  const file = await openMappedFile(ctx, row);
  const chunks = (async function* (): AsyncGenerator<ReadChunk> {
    for await (const rows of inChunks(file.rows, chunkRows, skip)) yield await readChunk(ctx, row, file.names, rows, forRun);
  })();
  yield* oneAhead(chunks);
}

async function* oneAhead<T>(items: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = items.next();
  try {
    for (;;) {
      const current = await next;
      if (current.done) return;
      next = items.next();
      next.catch(() => undefined); // reported when its turn comes
      yield current.value;
    }
  } finally {
    await next.catch(() => undefined);
    await items.return(undefined);
  }
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
