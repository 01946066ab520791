import { Readable } from 'node:stream';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import type { Download } from '../download.ts';
import { byteOrderMark, csvLine } from '../../../kernel/spreadsheets/write-csv.ts';
import { readCell } from '../../../kernel/spreadsheets/cell-escape.ts';
import { listBadRows } from './bad-rows.ts';
import { getOwnImport, readColumns } from './import-store.ts';

const batchRows = 500;

/**
 * The rows an import turned down, as they were, with why: to be put right and imported again (the added columns are left out by themselves).
 * Throws customer_import.not_found.
 */
export async function downloadBadRows(ctx: Context, importId: string): Promise<Download> {
  const row = await getOwnImport(ctx, importId);
  const names = readColumns(ctx, row).map((column) => column.name);
  await writeAudit(ctx, 'customers.bad_rows_downloaded', { kind: 'customer_import', id: importId });
  return {
    fileName: `${row.file_name.replace(/\.[^.]*$/, '')}-未导入.csv`,
    contentType: 'text/csv; charset=utf-8',
    body: Readable.from(lines(ctx, importId, names)),
  };
}

async function* lines(ctx: Context, importId: string, names: readonly string[]): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(['行号', '未导入的原因', '有问题的列', ...names]);
  for (let after = 0; ;) {
    const rows = await listBadRows(ctx, importId, after, batchRows);
    yield rows.map((row) => csvLine([String(row.line), row.reason, row.column ?? '', ...row.values.map(readCell)])).join('');
    if (rows.length < batchRows) return;
    after = rows.at(-1)?.line ?? 0;
  }
}
