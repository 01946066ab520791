import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { place } from '../tables.ts';
import type { CustomerImportRow } from '../tables.ts';

export type ImportView = Output<'staff.imports.get'>;

export interface Column {
  name: string;
  samples: string[];
}

/** Whose import it is, or an administrator: nobody else sees the contents or moves it on. */
const isOwn = (ctx: Pick<Context, 'actor'>, row: Pick<CustomerImportRow, 'staff_id'>): boolean =>
  ctx.actor.kind === 'system' || (ctx.actor.kind === 'staff' && (ctx.actor.staffId === row.staff_id || ctx.actor.role === 'admin'));

export async function findImport(ctx: Pick<Context, 'db'>, id: string): Promise<CustomerImportRow | undefined> {
  return ctx.db<CustomerImportRow>('customer_imports').where({ id }).first();
}

/** Throws customer_import.not_found for one that does not exist or is somebody else's. */
export async function getOwnImport(ctx: Context, id: string): Promise<CustomerImportRow> {
  const row = await findImport(ctx, id);
  if (!row || !isOwn(ctx, row)) throw new AppError('customer_import.not_found');
  return row;
}

/** Moves an import on, if it is still at one of these steps. Throws customer_import.wrong_step. */
export async function moveImport(
  ctx: Context,
  row: CustomerImportRow,
  from: readonly CustomerImportRow['status'][],
  change: Partial<CustomerImportRow>,
): Promise<CustomerImportRow> {
  const moved = await ctx
    .db('customer_imports')
    .where({ id: row.id, run: row.run })
    .whereIn('status', [...from])
    .update({ ...change, updated_at: ctx.clock.now() });
  if (moved === 0) throw new AppError('customer_import.wrong_step', { status: row.status });
  return { ...row, ...change };
}

export const readMapping = (row: CustomerImportRow): Record<string, string> => JSON.parse(row.mapping) as Record<string, string>;

export const readColumns = (ctx: Pick<Context, 'sealing'>, row: CustomerImportRow): Column[] =>
  row.columns_sealed === null ? [] : (JSON.parse(ctx.sealing.open(row.columns_sealed, place.columns(row.id))) as Column[]);

/** How the pages see imports. What is in the file only its owner sees. */
export async function toImportViews(ctx: Context, rows: readonly CustomerImportRow[]): Promise<ImportView[]> {
  const counted = await ctx
    .db('customer_import_bad_rows')
    .whereIn(
      'import_id',
      rows.map((row) => row.id),
    )
    .groupBy('import_id')
    .select<{ import_id: string; count: number | string }[]>('import_id', ctx.db.raw('count(*) as count'));
  const badRows = new Map(counted.map((row) => [row.import_id, Number(row.count)]));
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    format: row.format,
    status: row.status,
    columns: readColumns(ctx, row).map(({ name, samples }) => ({ name, samples: isOwn(ctx, row) ? samples : [] })),
    mapping: readMapping(row),
    matchBy: row.match_by,
    onMatch: row.on_match,
    fillRegion: row.fill_region === 1,
    counts: { new: row.count_new, update: row.count_update, duplicate: row.count_duplicate, error: row.count_error },
    progress: { done: row.done, total: row.total, failed: row.failed },
    rate: row.rate,
    badRows: badRows.get(row.id) ?? 0,
    problem: row.problem,
    startedBy: { staffId: row.staff_id, name: row.staff_name },
    startedAt: row.started_at,
    finishedAt: row.finished_at,
    undoUntil: row.undo_until,
  }));
}

export const toImportView = async (ctx: Context, row: CustomerImportRow): Promise<ImportView> =>
  (await toImportViews(ctx, [row]))[0] as ImportView;
