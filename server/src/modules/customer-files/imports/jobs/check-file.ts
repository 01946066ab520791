import { z } from 'zod';
import type { Context } from '../../../../kernel/context.ts';
import { AppError } from '../../../../kernel/errors.ts';
import { defineJob } from '../../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../../kernel/transaction.ts';
import { checkCustomers, ManyKeys } from '../../../customers/index.ts';
import { sniffCsv } from '../../../../kernel/spreadsheets/sniff-csv.ts';
import { UnreadableFile } from '../../../../kernel/spreadsheets/table-row.ts';
import type { CustomerImportRow } from '../../tables.ts';
import { saveBadRows, sumUp } from '../bad-rows.ts';
import { findImport } from '../import-store.ts';
import { importParts } from '../parts.ts';
import { optionsOf, problemOf, readChunks } from './mapped-file.ts';

const payload = z.object({ importId: z.string(), run: z.number().int() });

/** The dry run: reads the whole file, counts what the import would do, keeps the bad rows. Changes no customer; interrupted, it starts again. */
export const checkFile = defineJob({
  name: 'customer-files.check',
  lane: 'bulk',
  payload,
  maxAttempts: 5,
  async run(ctx, { importId, run }) {
    const row = await findImport(ctx, importId);
    if (!row || row.run !== run || row.status !== 'checking') return;
    try {
      const from = await beginAnew(ctx, row);
      if (from) await check(ctx, from);
    } catch (error) {
      const final = error instanceof UnreadableFile || (error instanceof AppError && !error.retryable);
      const change = { problem: problemOf(error), ...(final && { status: 'failed' as const }) };
      await update(ctx, row, change);
      if (!final) throw error;
      ctx.log.warn({ err: error, importId }, 'a customer file could not be checked');
    }
  },
});

const update = async (ctx: Context, row: CustomerImportRow, change: Partial<CustomerImportRow>): Promise<boolean> =>
  (await ctx
    .db('customer_imports')
    .where({ id: row.id, run: row.run, status: 'checking' })
    .update({ ...change, updated_at: ctx.clock.now() })) === 1;

/** Forgets what an interrupted check had counted. The encoding is looked for in the whole file now. */
async function beginAnew(ctx: Context, row: CustomerImportRow): Promise<CustomerImportRow | undefined> {
  const csv = row.format === 'csv' ? await sniffCsv(await importParts.open(ctx, row.id)) : undefined;
  const change: Partial<CustomerImportRow> = {
    ...(csv && { encoding: csv.encoding, delimiter: csv.delimiter }),
    done: 0,
    count_new: 0,
    count_update: 0,
    count_duplicate: 0,
    count_error: 0,
  };
  return inTransaction(ctx, async (ctx) => {
    if (!(await update(ctx, row, change))) return undefined;
    await ctx.db('customer_import_bad_rows').where({ import_id: row.id }).delete();
    return { ...row, ...change };
  });
}

async function check(ctx: Context, row: CustomerImportRow): Promise<void> {
  const seen = new ManyKeys();
  const sum = { done: 0, count_new: 0, count_update: 0, count_duplicate: 0, count_error: 0 };
  let began = ctx.clock.now();
  for await (const chunk of readChunks(ctx, row, 0, false)) {
    const outcomes = await checkCustomers(chunk.ctx, chunk.good, optionsOf(row), seen);
    const result = sumUp(chunk.good, outcomes, chunk.bad, chunk.columns, chunk.cells);
    sum.done += chunk.count;
    sum.count_new += result.counts.new;
    sum.count_update += result.counts.update;
    sum.count_duplicate += result.counts.duplicate;
    sum.count_error += result.counts.error;
    const now = ctx.clock.now();
    const rate = Math.round((chunk.count * 1000) / Math.max(1, now - began));
    began = now;
    const going = await inTransaction(ctx, async (ctx) => {
      if (!(await update(ctx, row, { ...sum, rate, problem: null }))) return false; // checked anew, with another mapping
      await saveBadRows(ctx, row.id, result.bad);
      return true;
    });
    if (!going) return;
  }
  await update(ctx, row, { ...sum, status: 'ready', total: sum.done, rate: null, problem: null });
}
