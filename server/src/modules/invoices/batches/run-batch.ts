import { errorCatalogue } from '@lianke/shared';
import type { Input } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { findStaffActor } from '../../../kernel/http/actors.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import type { JobDefinition } from '../../../kernel/jobs/define-job.ts';
import { inTransaction, RetryTransaction } from '../../../kernel/transaction.ts';
import type { InvoiceViews } from '../invoice-views.ts';
import { severalAtOnce } from '../issuing/several-at-once.ts';
import { batchTicket } from './batch-ticket.ts';
import type { BatchLineRow, BatchRow } from './tables.ts';

type Filter = NonNullable<Input<'staff.invoices.start-batch'>['filter']>;

const page = 200;
const longestMs = 8_000;
const atOnce = 3;

/**
 * Lets a batch through row by row, each in a transaction of its own with its result, as the person who started it and may do it today. A killed run goes
 * on at the row after the last; a paused one stops before the next row.
 */
export const createRunBatch = (views: InvoiceViews): JobDefinition =>
  defineJob({
    ...batchTicket,
    lane: 'bulk',
    async run(ctx, { batchId }) {
      const until = performance.now() + longestMs;
      while (performance.now() < until) if (!(await runPage(ctx, views, batchId, until))) return;
      await inTransaction(ctx, (ctx) => defer(ctx, batchTicket, { batchId }));
    },
  });

const running = (ctx: Context, id: string) => ctx.db<BatchRow>('invoice_batches').where({ id, state: 'running' });

/** False when there is nothing more to do here. */
async function runPage(ctx: Context, views: InvoiceViews, batchId: string, until: number): Promise<boolean> {
  const batch = await running(ctx, batchId).first();
  if (!batch) return false;
  const actor = await findStaffActor(ctx, batch.staff_id);
  if (!actor?.permissions.includes('invoices.issue')) {
    await running(ctx, batchId).update({ state: 'paused' });
    return false;
  }
  const starter = { ...ctx, actor };
  if (batch.filter !== null) await takePage(starter, views, batch);
  const lines: BatchLineRow[] = await ctx
    .db<BatchLineRow>('invoice_batch_rows')
    .where({ batch_id: batchId, result: 'waiting' })
    .orderBy('request_id')
    .limit(page);
  let goesOn = true;
  await severalAtOnce(atOnce, lines, async (line) => {
    if (goesOn) goesOn = performance.now() <= until && (await running(ctx, batchId).first('id')) !== undefined;
    if (goesOn) await letThrough(starter, views, line);
  });
  if (!goesOn) return (await running(ctx, batchId).first('id')) !== undefined;
  if (lines.length > 0 || (batch.filter !== null && (await takePage(starter, views, batch)) > 0)) return true;
  await inTransaction(ctx, async (ctx) => {
    await running(ctx, batchId).update({ state: 'done', finished_at: ctx.clock.now() });
  });
  return false;
}

/** The next requests that fit the filter become rows, beyond the last one taken. */
async function takePage(ctx: Context, views: InvoiceViews, batch: BatchRow): Promise<number> {
  const filter = JSON.parse(batch.filter ?? '{}') as Filter;
  return inTransaction(ctx, async (ctx) => {
    const now = await running(ctx, batch.id).first();
    if (!now) return 0;
    const waits = await ctx.db<BatchLineRow>('invoice_batch_rows').where({ batch_id: batch.id, result: 'waiting' }).first('request_id');
    if (waits) return 0;
    // Newer wishes than the batch are not in it.
    const ids = await views
      .filterRequests(ctx, filter)
      .where('invoice_requests.id', '>', now.taken_to ?? '')
      .where('invoice_requests.created_at', '<=', batch.started_at)
      .orderBy('invoice_requests.id')
      .limit(page)
      .pluck<string[]>('invoice_requests.id');
    const last = ids.at(-1);
    if (last === undefined) return 0;
    const moved = await running(ctx, batch.id)
      .where((where) => void (now.taken_to === null ? where.whereNull('taken_to') : where.where({ taken_to: now.taken_to })))
      .update({ taken_to: last });
    if (moved !== 1) throw new RetryTransaction('another run took this page');
    const rows: BatchLineRow[] = ids.map((id) => ({ batch_id: batch.id, request_id: id, result: 'waiting', why: '' }));
    await insertRows(ctx, 'invoice_batch_rows', rows);
    return ids.length;
  });
}

/** One row: through, or left with why. The row's result commits with what was done; the count last, because every row waits for it. */
async function letThrough(ctx: Context, views: InvoiceViews, line: BatchLineRow): Promise<void> {
  try {
    await inTransaction(ctx, async (ctx) => {
      if (!(await note(ctx, line, 'waiting', { result: 'let_through', why: '' }))) return;
      await views.approve(ctx, line.request_id);
      // Approved by one of two: for this batch it is over.
      const half = (await views.requireVisible(ctx, line.request_id)).state === 'requested';
      if (half) await note(ctx, line, 'let_through', { result: 'skipped', why: errorCatalogue['invoice.second_person'].zh });
      await count(ctx, line.batch_id, half);
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const why = whyOf(error);
    await inTransaction(ctx, async (ctx) => {
      if (await note(ctx, line, 'waiting', { result: 'skipped', why })) await count(ctx, line.batch_id, true);
    });
  }
}

async function note(
  ctx: Context,
  { batch_id, request_id }: BatchLineRow,
  was: BatchLineRow['result'],
  change: Pick<BatchLineRow, 'result' | 'why'>,
): Promise<boolean> {
  return (await ctx.db<BatchLineRow>('invoice_batch_rows').where({ batch_id, request_id, result: was }).update(change)) === 1;
}

async function count(ctx: Context, id: string, skipped: boolean): Promise<void> {
  const plus = (column: string): number => ctx.db.raw('?? + 1', [column]) as unknown as number;
  await ctx
    .db<BatchRow>('invoice_batches')
    .where({ id })
    .update({ done: plus('done'), ...(skipped && { skipped: plus('skipped') }) });
}

function whyOf(error: AppError): string {
  const said = error.data?.['text'] ?? error.data?.['checks'];
  return [errorCatalogue[error.code].zh, typeof said === 'string' ? said : ''].filter(Boolean).join('：').slice(0, 200);
}
