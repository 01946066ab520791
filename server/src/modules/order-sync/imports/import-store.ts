import type { Output } from '@lianke/shared/api';
import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { TableForm } from '../../../kernel/spreadsheets/read-table.ts';
import { staffNamesById } from '../../identity/index.ts';
import type { OrderImportRow, SyncSourceRow } from '../tables.ts';

export type ImportView = Output<'staff.order-imports.get'>['import'];

const counts = z.object({ new: z.number(), update: z.number(), same: z.number(), error: z.number() });
const shape = z.object({
  format: z.enum(['csv', 'xlsx']),
  bytes: z.number(),
  csv: z.object({ encoding: z.enum(['utf-8', 'gb18030', 'utf-16le']), delimiter: z.enum([',', ';', '\t']) }).nullable(),
  counts,
  badRows: z.array(z.object({ line: z.number(), reason: z.string() })),
});
/** What is known of a file: how to read it, and what reading it came to. */
export type ImportResult = z.output<typeof shape>;

export const noCounts: ImportResult['counts'] = { new: 0, update: 0, same: 0, error: 0 };
/** Enough to see what is wrong with a file; all are counted. */
const mostBadRows = 500;

export const resultOf = (row: Pick<OrderImportRow, 'result'>): ImportResult => shape.parse(JSON.parse(row.result));

export const writeResult = (result: ImportResult): string =>
  JSON.stringify({ ...result, badRows: result.badRows.slice(0, mostBadRows) } satisfies ImportResult);

export const formOf = ({ csv }: ImportResult): TableForm => (csv ? { format: 'csv', ...csv } : { format: 'xlsx' });

export const findImport = (ctx: Pick<Context, 'db'>, id: string): PromiseLike<OrderImportRow | undefined> =>
  ctx.db<OrderImportRow>('order_imports').where({ id }).first();

/** Throws sync.import_not_found. */
export async function getImport(ctx: Pick<Context, 'db'>, id: string): Promise<OrderImportRow> {
  const row = await findImport(ctx, id);
  if (!row) throw new AppError('sync.import_not_found');
  return row;
}

/** Moves an import on if it is still where it was. Throws customer_import.wrong_step. */
export async function moveImport(ctx: Context, row: OrderImportRow, change: Partial<OrderImportRow>): Promise<OrderImportRow> {
  const moved = await ctx.db('order_imports').where({ id: row.id, status: row.status, done: row.done }).update(change);
  if (moved === 0) throw new AppError('customer_import.wrong_step', { status: row.status });
  return { ...row, ...change };
}

export async function toImportViews(ctx: Context, rows: readonly OrderImportRow[]): Promise<ImportView[]> {
  const names = await staffNamesById(
    ctx,
    rows.map((row) => row.staff_id),
  );
  const sources = await ctx
    .db<SyncSourceRow>('sync_sources')
    .whereIn(
      'id',
      rows.map((row) => row.source_id),
    )
    .select('id', 'name');
  const sourceNames = new Map(sources.map((source) => [source.id, source.name]));
  return rows.map((row) => {
    const { counts: counted, badRows } = resultOf(row);
    return {
      ...{ id: row.id, fileName: row.file_name, sourceName: sourceNames.get(row.source_id) ?? '', status: row.status },
      ...{ counts: counted, progress: { done: row.done, total: row.total, failed: counted.error }, badRows },
      ...{ startedBy: { staffId: row.staff_id, name: names.get(row.staff_id) ?? '' }, startedAt: row.started_at },
    };
  });
}

export const toImportAnswer = async (ctx: Context, row: OrderImportRow): Promise<{ import: ImportView }> => ({
  import: (await toImportViews(ctx, [row]))[0] as ImportView,
});
