import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { beyond, readCursor, writeCursor } from '../../../kernel/db/paging.ts';
import type { CustomerExportRow } from '../tables.ts';

type ExportList = Output<'staff.exports.list'>;
const pageSize = 20;
const longestDownloadMs = 6 * 3_600_000;

export const readKeys = (row: Pick<CustomerExportRow, 'columns'>): string[] => JSON.parse(row.columns) as string[];

/** A door that was never opened closes by itself; a download that is still under way after hours was cut off with its server. */
function statusAt(row: CustomerExportRow, now: number): CustomerExportRow['status'] {
  if (row.status === 'ready' && row.expires_at <= now) return 'cancelled';
  return row.status === 'running' && row.expires_at + longestDownloadMs <= now ? 'failed' : row.status;
}

/** Exports made, newest first: everybody who exports sees who took what and why. */
export async function listExports(ctx: Context, input: { cursor?: string | undefined }): Promise<ExportList> {
  const after = readCursor(input.cursor);
  const query = ctx
    .db<CustomerExportRow>('customer_exports')
    .orderBy([
      { column: 'started_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(pageSize + 1);
  if (after) beyond(query, ['started_at', 'id'], [after.value, after.id], '<');
  const rows: CustomerExportRow[] = await query;
  const page = rows.slice(0, pageSize);
  const last = page.at(-1);
  const now = ctx.clock.now();
  return {
    exports: page.map((row) => ({
      id: row.id,
      by: { staffId: row.staff_id, name: row.staff_name },
      at: row.started_at,
      format: row.format,
      reason: row.reason,
      columns: readKeys(row),
      rows: row.rows_written,
      status: statusAt(row, now),
    })),
    next: rows.length > pageSize && last ? writeCursor({ value: last.started_at, id: last.id }) : null,
  };
}
