import type { Context } from '../../../kernel/context.ts';
import { openTable } from '../../../kernel/spreadsheets/read-table.ts';
import type { TableForm } from '../../../kernel/spreadsheets/read-table.ts';
import { UnreadableFile } from '../../../kernel/spreadsheets/table-row.ts';
import type { TableRow } from '../../../kernel/spreadsheets/table-row.ts';
import type { SyncedOrder } from '../../orders/index.ts';
import { importParts } from './import-parts.ts';
import { mapHeadings, orderNoOf, readOrder } from './rules/read-order.ts';
import type { BadRow } from './rules/read-order.ts';
import { findScattered } from './scattered.ts';
import type { Scattered } from './scattered.ts';

/** Rows of orders that are not complete yet wait in memory; a file in which more would wait is refused, sorted by order number it is not. */
const mostWaiting = 200_000;

export interface ReadOrder {
  /** Undefined when its rows can not be read. */
  order: SyncedOrder | undefined;
  bad: BadRow[];
}

type Columns = NonNullable<ReturnType<typeof mapHeadings>>;

async function openFile(ctx: Context, importId: string, form: TableForm): Promise<{ columns: Columns; rows: AsyncGenerator<TableRow> }> {
  const { columns: headings, rows } = await openTable(await importParts.open(ctx, importId), form);
  const columns = mapHeadings(headings);
  if (!columns) throw new UnreadableFile('a heading is missing');
  return { columns, rows };
}

/**
 * The orders of a file, always in the same order: by the place of their last row. The file is read twice, because rows of an order may stand apart.
 * Throws UnreadableFile.
 */
export async function* readOrders(ctx: Context, importId: string, form: TableForm): AsyncGenerator<ReadOrder> {
  const first = await openFile(ctx, importId, form);
  const scattered = await findScattered(namesOf(groups(first.rows, first.columns)));
  const { columns, rows } = await openFile(ctx, importId, form);
  const appId = ctx.ports.miniProgram?.appId;
  for await (const group of whole(groups(rows, columns), scattered)) {
    const read = readOrder(group, columns, appId);
    yield Array.isArray(read) ? { order: undefined, bad: read } : { order: read, bad: [] };
  }
}

interface Group {
  orderNo: string;
  rows: TableRow[];
}

/** Rows that stand together and name the same order. Rows without a number stand for themselves. */
async function* groups(rows: AsyncIterable<TableRow>, columns: Columns): AsyncGenerator<Group> {
  let group: Group | undefined;
  for await (const row of rows) {
    const orderNo = orderNoOf(row, columns);
    if (group && orderNo !== '' && orderNo === group.orderNo) group.rows.push(row);
    else {
      if (group) yield group;
      group = { orderNo, rows: [row] };
    }
  }
  if (group) yield group;
}

async function* namesOf(found: AsyncIterable<Group>): AsyncGenerator<string> {
  for await (const { orderNo } of found) if (orderNo !== '') yield orderNo;
}

async function* whole(found: AsyncIterable<Group>, scattered: Scattered): AsyncGenerator<TableRow[]> {
  const waiting = new Map<string, { rows: TableRow[]; places: number }>();
  let rowsWaiting = 0;
  for await (const { orderNo, rows } of found) {
    const places = orderNo === '' ? 1 : scattered.placesOf(orderNo);
    const before = waiting.get(orderNo) ?? { rows: [], places: 0 };
    const now = { rows: [...before.rows, ...rows], places: before.places + 1 };
    if (now.places < places) {
      waiting.set(orderNo, now);
      rowsWaiting += rows.length;
      if (rowsWaiting > mostWaiting) throw new UnreadableFile('rows of an order stand too far apart');
      continue;
    }
    if (waiting.delete(orderNo)) rowsWaiting -= before.rows.length;
    yield now.rows;
  }
  // Two numbers that share a hash wait for each other in vain.
  for (const { rows } of waiting.values()) yield rows;
}

export type { BadRow };
