import { z } from 'zod';
import { writeAudit } from '../../../../kernel/audit.ts';
import type { Context } from '../../../../kernel/context.ts';
import { insertRows } from '../../../../kernel/db/insert-rows.ts';
import { AppError } from '../../../../kernel/errors.ts';
import { defer } from '../../../../kernel/events/outbox.ts';
import { defineJob } from '../../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../../kernel/transaction.ts';
import { importCustomers } from '../../../customers/index.ts';
import { UnreadableFile } from '../../../../kernel/spreadsheets/table-row.ts';
import type { CustomerImportRow } from '../../tables.ts';
import { saveBadRows, sumUp } from '../bad-rows.ts';
import { findImport } from '../import-store.ts';
import { importParts } from '../parts.ts';
import { listTouched, toChangeRow } from '../import-changes.ts';
import { actAsStarter } from './act-as-starter.ts';
import { announceImported } from './announce-imported.ts';
import { optionsOf, problemOf, readChunks } from './mapped-file.ts';
import type { ReadChunk } from './mapped-file.ts';

const payload = z.object({ importId: z.string(), run: z.number().int() });
const undoForMs = 30 * 86_400_000;

/**
 * Imports the file, a thousand rows to a transaction. How far it came is saved in the same transaction as the records, on the condition that nobody
 * else came further: killed anywhere, or run twice at once, every row is imported exactly once.
 */
export const runImport = defineJob({
  name: 'customer-files.run',
  lane: 'bulk',
  payload,
  maxAttempts: 12,
  async run(ctx, { importId, run }) {
    const row = await findImport(ctx, importId);
    if (!row || row.run !== run || row.status !== 'running') return;
    try {
      await importFile(ctx, row);
    } catch (error) {
      const final = error instanceof UnreadableFile || (error instanceof AppError && !error.retryable);
      await ctx
        .db('customer_imports')
        .where({ id: row.id, run, status: 'running' })
        .update({ problem: problemOf(error), updated_at: ctx.clock.now(), ...(final && { status: 'failed' }) });
      if (!final) throw error;
      ctx.log.warn({ err: error, importId }, 'a customer import stopped');
    }
  },
});

async function importFile(ctx: Context, row: CustomerImportRow): Promise<void> {
  let state = row;
  let began = ctx.clock.now();
  for await (const chunk of readChunks(ctx, row, row.done, true)) {
    const next = await importChunk(chunk, state, began);
    if (!next) return; // paused, or another process goes on with it
    state = next;
    began = next.updated_at;
  }
  await finish(ctx, state);
}

async function importChunk(chunk: ReadChunk, row: CustomerImportRow, began: number): Promise<CustomerImportRow | undefined> {
  return inTransaction(chunk.ctx, async (ctx) => {
    const { outcomes, records } = await importCustomers(ctx, chunk.good, optionsOf(row), (ctx, ids) => listTouched(ctx, row.id, ids));
    const { counts, bad } = sumUp(chunk.good, outcomes, chunk.bad, chunk.columns, chunk.cells);
    const now = ctx.clock.now();
    const progress = {
      done: row.done + chunk.count,
      count_new: row.count_new + counts.new,
      count_update: row.count_update + counts.update,
      count_duplicate: row.count_duplicate + counts.duplicate,
      count_error: row.count_error + counts.error,
      failed: row.failed + counts.error,
      rate: Math.round((chunk.count * 1000) / Math.max(1, now - began)),
      problem: null,
      updated_at: now,
    };
    await insertRows(
      ctx,
      'customer_import_changes',
      records.map((record) => toChangeRow(ctx, row.id, record)),
    );
    await saveBadRows(ctx, row.id, bad);
    const moved = await ctx.db('customer_imports').where({ id: row.id, run: row.run, status: 'running', done: row.done }).update(progress);
    if (moved === 0) throw new Overtaken();
    return { ...row, ...progress };
  }).catch((error: unknown) => {
    if (error instanceof Overtaken) return undefined;
    throw error;
  });
}

/** Rolls the chunk back: the import was paused meanwhile, or another process was faster. */
class Overtaken extends Error {}

async function finish(ctx: Context, row: CustomerImportRow): Promise<void> {
  const acting = await actAsStarter(ctx, row);
  await inTransaction(acting, async (ctx) => {
    const now = ctx.clock.now();
    const end = {
      status: 'done',
      total: row.done,
      rate: null,
      problem: null,
      finished_at: now,
      updated_at: now,
      undo_until: now + undoForMs,
    };
    const moved = await ctx.db('customer_imports').where({ id: row.id, run: row.run, status: 'running', done: row.done }).update(end);
    if (moved === 0) return;
    await importParts.remove(ctx, row.id);
    await defer(ctx, announceImported, { importId: row.id, after: '' });
    const counts = { new: row.count_new, update: row.count_update, duplicate: row.count_duplicate, error: row.count_error };
    const detail = Object.fromEntries(Object.entries(counts).map(([key, count]) => [key, String(count)]));
    await writeAudit(ctx, 'customers.import_finished', { kind: 'customer_import', id: row.id }, detail);
  });
}
