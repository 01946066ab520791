import { z } from 'zod';
import { AppError } from '../../../../kernel/errors.ts';
import { defineJob } from '../../../../kernel/jobs/define-job.ts';
import { UnreadableFile } from '../../../../kernel/spreadsheets/table-row.ts';
import type { Context } from '../../../../kernel/context.ts';
import type { GoodsImportRow } from '../../tables.ts';
import { findImport, moveImport, resultOf, writeResult } from '../import-store.ts';
import type { ImportResult } from '../import-store.ts';
import { findCategory, matchGoods } from '../match-goods.ts';
import { readGoodsFile } from '../read-goods.ts';

/** Reads the whole file and says what importing it would do. Changes no goods; interrupted, it starts again. */
export const checkGoods = defineJob({
  name: 'catalog.check-file',
  lane: 'bulk',
  payload: z.object({ importId: z.string() }),
  maxAttempts: 5,
  async run(ctx, { importId }) {
    const row = await findImport(ctx, importId);
    if (row?.status !== 'checking') return;
    try {
      const { result, total } = await check(ctx, row);
      await moveImport(ctx, row, { status: 'ready', result: writeResult(result), total });
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      ctx.log.warn({ err: error, importId }, 'a file of goods can not be read');
      const badRows = [{ line: 1, reason: '文件读不懂：第一行要有“商品”和“价格”两列，最多 20000 行' }];
      await moveImport(ctx, row, { status: 'failed', result: writeResult({ ...resultOf(row), badRows }) });
    }
  },
});

async function check(ctx: Context, row: GoodsImportRow): Promise<{ result: ImportResult; total: number }> {
  const { groups, bad } = await readGoodsFile(ctx, row);
  const counts = { new: 0, update: 0, error: 0 };
  const categories = new Map<string, boolean>();
  for (const group of groups) {
    try {
      counts[(await matchGoods(ctx, group)) === undefined ? 'new' : 'update'] += 1;
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      bad.push({ line: group.rows[0]?.line ?? 1, reason: '编码：属于不同的商品' });
    }
    for (const { line, cells } of group.rows) {
      if (cells.category === undefined) continue;
      const known = categories.get(cells.category) ?? (await findCategory(ctx, cells.category)) !== undefined;
      categories.set(cells.category, known);
      if (!known) bad.push({ line, reason: `分类：没有“${cells.category}”，导入时留空` });
    }
  }
  const badRows = bad.sort((a, b) => a.line - b.line);
  return { result: { ...resultOf(row), counts: { ...counts, error: badRows.length }, badRows }, total: groups.length };
}
