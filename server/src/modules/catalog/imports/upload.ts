import type { Input } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { GoodsImportRow } from '../tables.ts';
import { importParts } from './import-parts.ts';
import { getImport, moveImport, resultOf, toImportAnswer, writeResult } from './import-store.ts';
import type { ImportAnswer } from './import-store.ts';
import { checkGoods } from './jobs/check-goods.ts';
import { runGoods } from './jobs/run-goods.ts';

const mostPartBytes = 256 * 1024;

/** Throws customer_import.format_unknown. */
export async function beginGoodsImport(ctx: Context, input: Input<'staff.goods-imports.begin'>): Promise<ImportAnswer> {
  const { staffId } = callingStaff(ctx);
  const format = /\.(xlsx|csv|txt)$/i.exec(input.fileName)?.[1]?.toLowerCase();
  if (format === undefined) throw new AppError('customer_import.format_unknown');
  const result = { format: format === 'xlsx' ? 'xlsx' : 'csv', bytes: input.bytes, counts: { new: 0, update: 0, error: 0 } } as const;
  const row: GoodsImportRow = {
    id: ctx.ids.next('goodsImport'),
    file_name: input.fileName,
    status: 'preparing',
    staff_id: staffId,
    result: writeResult({ ...result, badRows: [] }),
    done: 0,
    total: null,
    started_at: ctx.clock.now(),
    finished_at: null,
  };
  await ctx.db('goods_imports').insert(row);
  return toImportAnswer(ctx, row);
}

/** After the last part the file is checked. Throws catalog.import_not_found, customer_import.wrong_step, customer_import.unreadable. */
export async function addGoodsPart(ctx: Context, input: Input<'staff.goods-imports.add-part'>): Promise<ImportAnswer> {
  const row = await getImport(ctx, input.id);
  if (row.status !== 'preparing' && input.last) return toImportAnswer(ctx, row); // the last part again: its answer was lost
  if (row.status !== 'preparing') throw new AppError('customer_import.wrong_step', { status: row.status });
  const content = Buffer.from(input.base64, 'base64');
  if (content.length === 0 || content.length > mostPartBytes) throw new AppError('customer_import.unreadable', { problem: 'part_size' });
  await importParts.save(ctx, row.id, input.nth, content);
  if (!input.last) return toImportAnswer(ctx, row);
  const { complete, bytes } = await importParts.measure(ctx, row.id, input.nth);
  if (!complete || bytes !== resultOf(row).bytes) throw new AppError('customer_import.unreadable', { problem: 'incomplete', bytes });
  return inTransaction(ctx, async (ctx) => {
    if (await moveImport(ctx, row, { status: 'checking' })) await defer(ctx, checkGoods, { importId: row.id });
    return toImportAnswer(ctx, await getImport(ctx, row.id));
  });
}

/** Begins, or has a running one go on where it is. Throws catalog.import_not_found, customer_import.wrong_step. */
export async function runGoodsImport(ctx: Context, { id }: { id: string }): Promise<ImportAnswer> {
  return inTransaction(ctx, async (ctx) => {
    const row = await getImport(ctx, id);
    if (row.status !== 'ready' && row.status !== 'running') throw new AppError('customer_import.wrong_step', { status: row.status });
    if (row.status === 'ready') {
      const result = resultOf(row);
      const counts = { new: 0, update: 0, error: result.counts.error };
      const began = { status: 'running', done: 0, result: writeResult({ ...result, counts }) } as const;
      if (!(await moveImport(ctx, row, began))) throw new AppError('customer_import.wrong_step', { status: 'running' });
      await writeAudit(ctx, 'goods_imports.started', { kind: 'goods_import', id }, { fileName: row.file_name });
    }
    await defer(ctx, runGoods, { importId: id });
    return toImportAnswer(ctx, await getImport(ctx, id));
  });
}

export const readGoodsImport = async (ctx: Context, { id }: { id: string }): Promise<ImportAnswer> =>
  toImportAnswer(ctx, await getImport(ctx, id));
