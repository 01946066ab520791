import type { Output } from '@lianke/shared/api';
import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { staffNamesById } from '../../identity/index.ts';
import type { GoodsImportRow } from '../tables.ts';

export type ImportAnswer = Output<'staff.goods-imports.get'>;

const badRow = z.object({ line: z.number(), reason: z.string() });
const shape = z.object({
  format: z.enum(['csv', 'xlsx']),
  bytes: z.number(),
  counts: z.object({ new: z.number(), update: z.number(), error: z.number() }),
  badRows: z.array(badRow),
});
export type ImportResult = z.output<typeof shape>;
export type BadRow = z.output<typeof badRow>;

/** Enough to see what is wrong with a file; all are counted. */
const mostBadRows = 200;

export const resultOf = (row: Pick<GoodsImportRow, 'result'>): ImportResult => shape.parse(JSON.parse(row.result));

export const writeResult = (result: ImportResult): string =>
  JSON.stringify({ ...result, badRows: result.badRows.slice(0, mostBadRows) } satisfies ImportResult);

export const findImport = (ctx: Pick<Context, 'db'>, id: string): PromiseLike<GoodsImportRow | undefined> =>
  ctx.db<GoodsImportRow>('goods_imports').where({ id }).first();

/** Throws catalog.import_not_found. */
export async function getImport(ctx: Pick<Context, 'db'>, id: string): Promise<GoodsImportRow> {
  const row = await findImport(ctx, id);
  if (!row) throw new AppError('catalog.import_not_found');
  return row;
}

/** Moves an import on if it is still where it was; whoever comes second is told so by `false`. */
export async function moveImport(ctx: Context, row: GoodsImportRow, change: Partial<GoodsImportRow>): Promise<boolean> {
  return (await ctx.db('goods_imports').where({ id: row.id, status: row.status, done: row.done }).update(change)) === 1;
}

export async function toImportAnswer(ctx: Context, row: GoodsImportRow): Promise<ImportAnswer> {
  const { counts, badRows } = resultOf(row);
  const names = await staffNamesById(ctx, [row.staff_id]);
  return {
    import: {
      id: row.id,
      fileName: row.file_name,
      status: row.status,
      counts,
      progress: { done: row.done, total: row.total, failed: counts.error },
      badRows,
      startedBy: { staffId: row.staff_id, name: names.get(row.staff_id) ?? '' },
      startedAt: row.started_at,
    },
  };
}
