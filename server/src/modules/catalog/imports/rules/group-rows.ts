import { readCell } from '../../../../kernel/spreadsheets/cell-escape.ts';
import type { TableRow } from '../../../../kernel/spreadsheets/table-row.ts';
import type { BadRow } from '../import-store.ts';
import { goodsColumns } from './goods-columns.ts';
import type { GoodsCells } from './goods-columns.ts';

export interface ReadRow {
  line: number;
  cells: GoodsCells;
}

/** Rows with the same name of goods: its variants. */
export interface GoodsGroup {
  title: string;
  rows: ReadRow[];
}

const mostVariants = 100;

/** A row of the file by its columns' headings, or why it says nothing we can take over. */
export function readRow(columns: readonly string[], { line, cells }: TableRow): ReadRow | BadRow {
  const read: Record<string, string | number> = {};
  for (const { field, headings, read: parse } of goodsColumns) {
    const cell = readCell(cells[columns.findIndex((it) => headings.includes(it))] ?? '');
    if (cell === '') continue;
    const parsed = parse(cell);
    if ('reason' in parsed) return { line, reason: `${headings[0]}：${parsed.reason}` };
    read[field] = parsed.value;
  }
  const row: ReadRow = { line, cells: read };
  if (row.cells.title === undefined) return { line, reason: '商品：没有填写' };
  if (row.cells.priceFen === undefined) return { line, reason: '价格：没有填写' };
  return row;
}

/** Rows as goods in the order of the file; a code or a variant that comes twice, and more variants than goods can have, are bad rows. */
export function groupRows(rows: readonly ReadRow[]): { groups: GoodsGroup[]; bad: BadRow[] } {
  const groups = new Map<string, GoodsGroup>();
  const bad: BadRow[] = [];
  const codes = new Set<string>();
  for (const row of rows) {
    const { title = '', code, spec = '' } = row.cells;
    const group = groups.get(title) ?? { title, rows: [] };
    const twice = code !== undefined && codes.has(code);
    const sameSpec = group.rows.some((it) => (it.cells.spec ?? '') === spec);
    if (twice) bad.push({ line: row.line, reason: '编码：文件里重复了' });
    else if (sameSpec) bad.push({ line: row.line, reason: '规格：同一商品里重复了' });
    else if (group.rows.length === mostVariants) bad.push({ line: row.line, reason: `规格：一件商品最多 ${mostVariants} 个` });
    else {
      group.rows.push(row);
      groups.set(title, group);
      if (code !== undefined) codes.add(code);
    }
  }
  return { groups: [...groups.values()], bad };
}
