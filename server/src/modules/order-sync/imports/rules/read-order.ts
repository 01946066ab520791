import { readCell } from '../../../../kernel/spreadsheets/cell-escape.ts';
import type { TableRow } from '../../../../kernel/spreadsheets/table-row.ts';
import type { SyncedOrder } from '../../../orders/index.ts';
import { neededHeadings, orderColumns } from './order-columns.ts';
import type { Cells, LineCells, OrderCells } from './order-columns.ts';

export interface BadRow {
  line: number;
  reason: string;
}

interface MappedColumn {
  at: number;
  column: (typeof orderColumns)[number];
}

const plain = (heading: string): string => heading.normalize('NFKC').replace(/\s/g, '').toLowerCase();

/** Where our columns are among a file's headings; undefined when one that is needed is missing. */
export function mapHeadings(headings: readonly string[]): MappedColumn[] | undefined {
  const places = headings.map(plain);
  const mapped = orderColumns.flatMap((column) => {
    const at = places.indexOf(plain(column.heading));
    return at < 0 ? [] : [{ at, column }];
  });
  const found = new Set(mapped.map(({ column }) => column.heading));
  return neededHeadings.every((heading) => found.has(heading)) ? mapped : undefined;
}

const orderNoAt = (columns: readonly MappedColumn[]): number => columns.find(({ column }) => column.field === 'orderNo')?.at ?? 0;

/** The order a row belongs to; '' when it does not say. */
export const orderNoOf = (row: TableRow, columns: readonly MappedColumn[]): string => readCell(row.cells[orderNoAt(columns)] ?? '');

function readRow(row: TableRow, columns: readonly MappedColumn[]): Cells | BadRow {
  const cells: Record<string, string | number> = {};
  for (const { at, column } of columns) {
    const cell = readCell(row.cells[at] ?? '');
    if (cell === '') continue;
    const read = column.read(cell);
    if ('reason' in read) return { line: row.line, reason: `${column.heading}：${read.reason}` };
    cells[column.field] = read.value;
  }
  return cells;
}

const orderFields = [
  ...(['updatedAt', 'state', 'createdAt', 'paidAt', 'phone', 'unionid', 'openid', 'name'] as const),
  ...(['paidFen', 'refundedFen', 'store', 'remark'] as const),
];

/**
 * An order from its rows, one line each. What the rows say of the order as a whole has to agree, and may stand in one of them only. A row that
 * can not be read spoils its order: half an order would be a wrong one.
 */
export function readOrder(rows: readonly TableRow[], columns: readonly MappedColumn[], appId: string | undefined): SyncedOrder | BadRow[] {
  const whole: OrderCells = {};
  const lines: LineCells[] = [];
  const bad: BadRow[] = [];
  for (const row of rows) {
    const cells = readRow(row, columns);
    if (isBad(cells)) bad.push(cells);
    else {
      const differs = orderFields.find(
        (field) => cells[field] !== undefined && whole[field] !== undefined && cells[field] !== whole[field],
      );
      const heading = orderColumns.find(({ field }) => field === differs)?.heading;
      if (heading !== undefined) bad.push({ line: row.line, reason: `${heading}：同一订单的各行不一致` });
      else Object.assign(whole, { orderNo: cells.orderNo }, given(cells));
      lines.push(cells);
    }
  }
  const [first] = rows;
  if (bad.length > 0 || !first) return bad;
  const { orderNo, state, createdAt, paidFen } = whole;
  if (orderNo === undefined || state === undefined || createdAt === undefined || paidFen === undefined)
    return [{ line: first.line, reason: '订单号、状态、下单时间、实付金额都要填写' }];
  const updatedAt = whole.updatedAt ?? Math.max(createdAt, whole.paidAt ?? 0);
  return {
    ...{ orderNo, state, since: whole.updatedAt ?? null, updatedAt, createdAt, paidAt: whole.paidAt ?? null },
    ...{ paidFen, refundedFen: whole.refundedFen ?? 0, store: whole.store ?? '', remark: whole.remark ?? '' },
    buyer: { unionid: whole.unionid, openid: whole.openid, appId, phone: whole.phone, name: whole.name },
    lines: lines.flatMap((line) => (line.title === undefined ? [] : [toLine(line.title, line)])),
  };
}

const isBad = (cells: Cells | BadRow): cells is BadRow => 'reason' in cells;

const given = (cells: OrderCells): OrderCells =>
  Object.fromEntries(orderFields.flatMap((field) => (cells[field] === undefined ? [] : [[field, cells[field]]])));

function toLine(title: string, line: LineCells): SyncedOrder['lines'][number] {
  const quantity = line.quantity ?? 1;
  const unitFen = line.unitFen ?? Math.floor((line.linePaidFen ?? 0) / quantity);
  return { title, spec: line.spec ?? '', code: line.code ?? '', unitFen, quantity, paidFen: line.linePaidFen ?? unitFen * quantity };
}
