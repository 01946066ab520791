import { Readable } from 'node:stream';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { fieldAccess } from '../../customers/index.ts';
import type { Selection } from '../../customers/index.ts';
import type { Download } from '../download.ts';
import { formatInstant } from '../rules/format-values.ts';
import { place } from '../tables.ts';
import type { CustomerExportRow } from '../tables.ts';
import { exportColumns } from './export-columns.ts';
import type { ExportColumn } from './export-columns.ts';
import { readKeys } from './export-store.ts';
import { readCustomers } from './read-customers.ts';
import { byteOrderMark, csvLine } from '../../../kernel/spreadsheets/write-csv.ts';
import { writeXlsx } from '../../../kernel/spreadsheets/write-xlsx.ts';

/** Heading of the column that says whose export a copied row came from; imports leave it out. */
const markHeading = '导出标记';

/**
 * The file of an export, once, for whoever asked for it, with the rights of this moment. Rows are counted while they are written; an interrupted
 * download counts as failed and needs a new reason. Throws request.not_found when it is not there (any more), customer.field_forbidden.
 */
export async function downloadExport(ctx: Context, id: string): Promise<Download> {
  const { actor } = ctx;
  const row = await ctx.db<CustomerExportRow>('customer_exports').where({ id }).first();
  if (!row || actor.kind !== 'staff' || row.staff_id !== actor.staffId) throw new AppError('request.not_found');
  const access = await fieldAccess(ctx);
  const keys = readKeys(row);
  const columns = exportColumns(ctx, access, keys);
  const opened = await ctx
    .db('customer_exports')
    .where({ id, status: 'ready' })
    .where('expires_at', '>', ctx.clock.now())
    .update({ status: 'running' });
  if (opened === 0) throw new AppError('request.not_found');
  const selection = JSON.parse(ctx.sealing.open(row.selection_sealed, place.selection(id))) as Selection;
  const rows = counted(ctx, row, columns, readCustomers(ctx, selection, access, keys));
  const body = row.format === 'csv' ? Readable.from(csv(row, columns, rows)) : xlsx(row, columns, rows);
  body.once('close', () => void rows.return(undefined)); // closed early: `counted` notes that it failed
  return {
    fileName: `客户-${formatInstant(row.started_at).slice(0, 16).replace(/\D/g, '')}.${row.format}`,
    contentType: row.format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    body,
  };
}

type Rows = AsyncGenerator<string[][], void>;

/** The rows as cells; how it ended goes on record. */
async function* counted(
  ctx: Context,
  row: CustomerExportRow,
  columns: readonly ExportColumn[],
  groups: ReturnType<typeof readCustomers>,
): Rows {
  let written = 0;
  let complete = false;
  try {
    for await (const customers of groups) {
      written += customers.length;
      yield customers.map((customer) => columns.map((column) => column.cell(customer)));
    }
    complete = true;
  } finally {
    await inTransaction(ctx, async (ctx) => {
      const status = complete ? 'done' : 'failed';
      await ctx.db('customer_exports').where({ id: row.id }).update({ status, rows_written: written, finished_at: ctx.clock.now() });
      await writeAudit(
        ctx,
        'customers.exported',
        { kind: 'customer_export', id: row.id },
        { rows: String(written), complete: complete ? 'yes' : 'no', reason: row.reason },
      );
    });
  }
}

const markOf = (row: CustomerExportRow): string => `${row.id} ${row.staff_name}`;

async function* csv(row: CustomerExportRow, columns: readonly ExportColumn[], groups: Rows): AsyncGenerator<string> {
  const mark = markOf(row);
  yield byteOrderMark + csvLine([...columns.map((column) => column.heading), markHeading]);
  for await (const rows of groups) yield rows.map((cells) => csvLine([...cells, mark])).join('');
}

function xlsx(row: CustomerExportRow, columns: readonly ExportColumn[], rows: Rows): Readable {
  const at = formatInstant(row.started_at).slice(0, 19);
  return writeXlsx({
    headings: columns.map((column) => column.heading),
    numeric: columns.map((column) => column.numeric),
    rows,
    mark: {
      short: `${row.staff_name} 于 ${at} 导出，${row.id}`,
      author: row.staff_name,
      at: row.started_at,
      lines: [
        [markHeading, row.id],
        ['导出人', row.staff_name],
        ['导出时间', at],
        ['用途', row.reason],
        ['提醒', '内含客户个人信息，请勿外传，用完删除'],
      ],
    },
  });
}
