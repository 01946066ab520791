import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import type { JobDefinition } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { calmAlarm, raiseAlarm } from '../../alarms/index.ts';
import { upsertSynced } from '../../orders/index.ts';
import type { OrderSource } from '../../orders/index.ts';
import { countIn } from '../sources/count-in.ts';
import type { SyncSourceRow } from '../tables.ts';
import type { PulledPage } from './connector.ts';
import { findConnector } from './connectors.ts';

const payload = z.object({ sourceId: z.string(), step: z.number().int() });
/** Between runs of a source that is on. */
export const everyMs = 60_000;
const firstPauseMs = 2_000;
const longestPauseMs = 10 * 60_000;
/** So many answers in a row that were no page, and somebody should know. */
const alarmingFailures = 6;

/**
 * Fetches a page and stores it together with the place reached, on the condition that nobody else came further: killed anywhere or run twice, each page is
 * taken over once. A platform that is busy or out of quota is asked again after a growing pause.
 */
export const pullPage: JobDefinition<typeof payload> = defineJob({
  name: 'order-sync.pull-page',
  lane: 'bulk',
  payload,
  maxAttempts: 12,
  async run(ctx, { sourceId, step }) {
    const row = await ctx.db<SyncSourceRow>('sync_sources').where({ id: sourceId, run_status: 'running', run_step: step }).first();
    const connector = row && findConnector(row.kind);
    if (!row || !connector) return;
    try {
      const source = connector.sourceOf(ctx, row);
      if (!source) throw new AppError('sync.not_connected');
      await storePage(ctx, row, source, await connector.pull(ctx, row.cursor));
    } catch (error) {
      if (!(error instanceof AppError)) throw error; // ours to repair; the job tries again meanwhile
      await noteFailure(ctx, row, error);
    }
  },
});

const stillAt = (ctx: Context, row: SyncSourceRow, change: object): PromiseLike<number> =>
  ctx.db('sync_sources').where({ id: row.id, run_status: 'running', run_step: row.run_step }).update(change);

async function storePage(ctx: Context, row: SyncSourceRow, source: OrderSource, page: PulledPage): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const moved = await stillAt(ctx, row, {
      ...{ cursor: page.cursor, run_step: row.run_step + 1, run_updated_at: now, run_failures: 0, problem: null },
      run_done: ctx.db.raw('run_done + ?', [page.orders.length]),
      ...(page.syncedUntil === undefined ? {} : { synced_until: page.syncedUntil }),
      ...(page.more ? {} : { run_status: 'done', due_at: row.is_on === 1 ? now + everyMs : null }),
    });
    if (moved === 0) return; // paused, begun anew, or another worker was faster
    await countIn(ctx, row.id, await upsertSynced(ctx, source, page.orders));
    if (row.run_failures > 0) await calmAlarm(ctx, { kind: 'sync.stuck', matter: row.id });
    if (page.more) await defer(ctx, pullPage, { sourceId: row.id, step: row.run_step + 1 });
  });
}

/** What only a person can cure ends the run; a source that is on tries again by itself, rarely. */
async function noteFailure(ctx: Context, row: SyncSourceRow, error: AppError): Promise<void> {
  const failures = row.run_failures + 1;
  const pauseMs = Math.min(firstPauseMs * 2 ** row.run_failures, longestPauseMs);
  ctx.log.warn({ err: error, sourceId: row.id, failures }, 'orders could not be fetched');
  await inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const change = { run_failures: failures, problem: error.code, run_updated_at: now };
    const end = { run_status: 'failed', due_at: row.is_on === 1 ? now + longestPauseMs : null };
    const moved = await stillAt(ctx, row, error.retryable ? { ...change, run_step: row.run_step + 1 } : { ...change, ...end });
    if (moved === 0) return;
    if (error.retryable) await defer(ctx, pullPage, { sourceId: row.id, step: row.run_step + 1 }, pauseMs);
    if (!error.retryable || failures >= alarmingFailures)
      await raiseAlarm(ctx, { kind: 'sync.stuck', matter: row.id, about: row.name, data: { problem: error.code } });
  });
}
