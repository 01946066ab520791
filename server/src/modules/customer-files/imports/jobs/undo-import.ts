import type { Knex } from 'knex';
import { z } from 'zod';
import type { Context } from '../../../../kernel/context.ts';
import { AppError } from '../../../../kernel/errors.ts';
import { defineJob } from '../../../../kernel/jobs/define-job.ts';
import { inTransaction, RetryTransaction } from '../../../../kernel/transaction.ts';
import { undoImported } from '../../../customers/index.ts';
import type { CustomerImportRow } from '../../tables.ts';
import { toImportedRecord } from '../import-changes.ts';
import type { ChangeRow } from '../import-changes.ts';
import { findImport } from '../import-store.ts';
import { importParts } from '../parts.ts';
import { actAsStarter } from './act-as-starter.ts';
import { problemOf } from './mapped-file.ts';

const payload = z.object({ importId: z.string(), run: z.number().int() });
const chunkRecords = 500;

/** Takes an import back, five hundred records to a transaction that also forgets what it has taken back: killed anywhere, it goes on where it was. */
export const undoImport = defineJob({
  name: 'customer-files.undo',
  lane: 'bulk',
  payload,
  maxAttempts: 12,
  async run(ctx, { importId, run }) {
    const row = await findImport(ctx, importId);
    if (!row || row.run !== run || row.status !== 'undoing') return;
    try {
      const acting = await actAsStarter(ctx, row);
      while (await undoChunk(acting, row));
    } catch (error) {
      const final = error instanceof AppError && !error.retryable;
      await stillUndoing(ctx, row).update({ problem: problemOf(error), updated_at: ctx.clock.now(), ...(final && { status: 'failed' }) });
      if (!final) throw error;
    }
  },
});

const stillUndoing = (ctx: Context, row: CustomerImportRow): Knex.QueryBuilder =>
  ctx.db<CustomerImportRow>('customer_imports').where({ id: row.id, run: row.run, status: 'undoing' });

async function undoChunk(ctx: Context, row: CustomerImportRow): Promise<boolean> {
  const began = ctx.clock.now();
  return inTransaction(ctx, async (ctx) => {
    const changes: ChangeRow[] = await ctx
      .db<ChangeRow>('customer_import_changes')
      .where({ import_id: row.id })
      .orderBy('customer_id')
      .limit(chunkRecords);
    const now = ctx.clock.now();
    if (changes.length === 0) {
      await stillUndoing(ctx, row).update({ status: 'undone', rate: null, problem: null, updated_at: now });
      await importParts.remove(ctx, row.id);
      return false;
    }
    const { left } = await undoImported(
      ctx,
      changes.map((change) => toImportedRecord(ctx, change)),
      row.id,
    );
    const ids = changes.map((change) => change.customer_id);
    const forgotten = await ctx.db('customer_import_changes').where({ import_id: row.id }).whereIn('customer_id', ids).delete();
    if (forgotten !== changes.length) throw new RetryTransaction('another process takes these records back');
    const moved = await stillUndoing(ctx, row).update({
      done: ctx.db.raw('?? + ?', ['done', changes.length - left]),
      failed: ctx.db.raw('?? + ?', ['failed', left]),
      rate: Math.round((changes.length * 1000) / Math.max(1, ctx.clock.now() - began)),
      updated_at: now,
    });
    return moved === 1;
  });
}
