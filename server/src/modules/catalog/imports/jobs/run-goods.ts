import { errorCatalogue } from '@lianke/shared';
import { z } from 'zod';
import type { Context } from '../../../../kernel/context.ts';
import { AppError } from '../../../../kernel/errors.ts';
import { findStaffActor } from '../../../../kernel/http/actors.ts';
import { defineJob } from '../../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../../kernel/transaction.ts';
import type { GoodsImportRow } from '../../tables.ts';
import { importParts } from '../import-parts.ts';
import { findImport, moveImport, resultOf, writeResult } from '../import-store.ts';
import type { ImportResult } from '../import-store.ts';
import { readGoodsFile } from '../read-goods.ts';
import type { GoodsGroup } from '../rules/group-rows.ts';
import { takeOver } from '../take-over.ts';

/**
 * Takes over a file's goods, each in a transaction together with how far it came: killed anywhere or run twice, each is taken over once. Works with the
 * rights of whoever brought the file, as they are now.
 */
export const runGoods = defineJob({
  name: 'catalog.run-file',
  lane: 'bulk',
  payload: z.object({ importId: z.string() }),
  maxAttempts: 12,
  async run(ctx, { importId }) {
    const row = await findImport(ctx, importId);
    if (row?.status !== 'running') return;
    const actor = await findStaffActor(ctx, row.staff_id);
    if (!actor?.permissions.includes('catalog.write')) return void (await moveImport(ctx, row, { status: 'failed' }));
    const { groups } = await readGoodsFile(ctx, row);
    let current = row;
    for (const group of groups.slice(row.done)) {
      const next = await step({ ...ctx, actor }, current, group);
      if (!next) return; // another worker has it
      current = next;
    }
    await inTransaction(ctx, async (ctx) => {
      if (await moveImport(ctx, current, { status: 'done', finished_at: ctx.clock.now() })) await importParts.remove(ctx, row.id);
    });
  },
});

/** One group of rows. What can not be saved becomes a bad row, and the import goes on. */
async function step(ctx: Context, row: GoodsImportRow, group: GoodsGroup): Promise<GoodsImportRow | undefined> {
  try {
    return await inTransaction(ctx, async (ctx) => moveOn(ctx, row, () => takeOver(ctx, group), group));
  } catch (error) {
    if (!(error instanceof AppError) || error.retryable) throw error;
    const reason = errorCatalogue[error.code].zh;
    return inTransaction(ctx, (ctx) => moveOn(ctx, row, () => Promise.resolve('error'), { ...group, reason }));
  }
}

async function moveOn(
  ctx: Context,
  row: GoodsImportRow,
  take: () => Promise<keyof ImportResult['counts']>,
  { rows, reason }: Pick<GoodsGroup, 'rows'> & { reason?: string },
): Promise<GoodsImportRow | undefined> {
  const done = row.done + 1;
  if (!(await moveImport(ctx, row, { done }))) return undefined;
  const outcome = await take();
  const before = resultOf(row);
  const counts = { ...before.counts, [outcome]: before.counts[outcome] + 1 };
  const badRows = reason === undefined ? before.badRows : [...before.badRows, { line: rows[0]?.line ?? 1, reason }];
  const written = { done, result: writeResult({ ...before, counts, badRows }) };
  await ctx.db('goods_imports').where({ id: row.id }).update(written);
  return { ...row, ...written };
}
