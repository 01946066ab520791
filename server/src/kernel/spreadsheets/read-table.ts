import type { ByteSource } from './byte-source.ts';
import { readCsv } from './read-csv.ts';
import { readXlsx } from './read-xlsx.ts';
import type { CsvForm } from './sniff-csv.ts';
import { UnreadableFile } from './table-row.ts';
import type { TableRow } from './table-row.ts';

export type TableForm = ({ format: 'csv' } & CsvForm) | { format: 'xlsx' };

const isEmpty = (row: TableRow): boolean => row.cells.every((cell) => cell.trim() === '');

/** Headings as unique names: an empty one is called after its place, a repeated one numbered. */
function nameColumns(cells: readonly string[]): string[] {
  const names: string[] = [];
  for (const [at, cell] of cells.entries()) {
    const base = cell.replace(/\s+/g, ' ').trim().slice(0, 90) || `第${at + 1}列`;
    let name = base;
    for (let nth = 2; names.includes(name); nth += 1) name = `${base} (${nth})`;
    names.push(name);
  }
  return names;
}

/** A table with its first row taken as headings; empty rows are left out. Close `rows` (or read to the end) to let go of the file. */
export async function openTable(source: ByteSource, form: TableForm): Promise<{ columns: string[]; rows: AsyncGenerator<TableRow> }> {
  const all = form.format === 'csv' ? readCsv(source, form) : readXlsx(source);
  for (;;) {
    const next = await all.next();
    if (next.done) throw new UnreadableFile('nothing inside');
    if (isEmpty(next.value)) continue;
    const columns = nameColumns(next.value.cells);
    return { columns, rows: filled(all) };
  }
}

async function* filled(rows: AsyncGenerator<TableRow>): AsyncGenerator<TableRow> {
  for await (const row of rows) if (!isEmpty(row)) yield row;
}

/** Rows in groups of `size`, leaving out the first `skip`. */
export async function* inChunks(rows: AsyncIterable<TableRow>, size: number, skip = 0): AsyncGenerator<TableRow[]> {
  let chunk: TableRow[] = [];
  let passed = 0;
  for await (const row of rows) {
    passed += 1;
    if (passed <= skip) continue;
    chunk.push(row);
    if (chunk.length === size) {
      yield chunk;
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk;
}
