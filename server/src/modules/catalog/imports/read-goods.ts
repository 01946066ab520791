import type { Context } from '../../../kernel/context.ts';
import { openTable } from '../../../kernel/spreadsheets/read-table.ts';
import { sniffCsv } from '../../../kernel/spreadsheets/sniff-csv.ts';
import { UnreadableFile } from '../../../kernel/spreadsheets/table-row.ts';
import type { GoodsImportRow } from '../tables.ts';
import { importParts } from './import-parts.ts';
import { resultOf } from './import-store.ts';
import type { BadRow } from './import-store.ts';
import { goodsColumns } from './rules/goods-columns.ts';
import { groupRows, readRow } from './rules/group-rows.ts';
import type { GoodsGroup, ReadRow } from './rules/group-rows.ts';

/** More than any shop sells; all of them are in memory at once, since the variants of goods may lie anywhere in the file. */
const mostRows = 20_000;

/** The whole file as goods. Throws UnreadableFile. */
export async function readGoodsFile(ctx: Context, row: GoodsImportRow): Promise<{ groups: GoodsGroup[]; bad: BadRow[] }> {
  const source = await importParts.open(ctx, row.id);
  const form = resultOf(row).format === 'csv' ? ({ format: 'csv', ...(await sniffCsv(source)) } as const) : ({ format: 'xlsx' } as const);
  const { columns, rows } = await openTable(source, form);
  const needed = goodsColumns.filter(({ field }) => field === 'title' || field === 'priceFen');
  const missing = needed.find(({ headings }) => !headings.some((it) => columns.includes(it)));
  if (missing) throw new UnreadableFile(`no column ${missing.headings.join(' / ')}`);
  const good: ReadRow[] = [];
  const bad: BadRow[] = [];
  for await (const it of rows) {
    if (good.length + bad.length === mostRows) throw new UnreadableFile(`more than ${mostRows} rows`);
    const read = readRow(columns, it);
    if ('reason' in read) bad.push(read);
    else good.push(read);
  }
  const { groups, bad: repeated } = groupRows(good);
  return { groups, bad: [...bad, ...repeated].sort((a, b) => a.line - b.line) };
}
