import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { SyncSourceRow } from '../tables.ts';
import { pullPage } from './pull-page.ts';

/** A run that stored nothing for so long has lost its job. */
const lostAfterMs = 30 * 60_000;

/** Begins a run, or goes on with one, in the caller's transaction; false when somebody else moved it meanwhile. Jobs of an earlier step do nothing. */
export async function startRun(ctx: Context, row: SyncSourceRow, how: 'anew' | 'next' | 'on'): Promise<boolean> {
  const now = ctx.clock.now();
  const step = row.run_step + 1;
  const beginning = { run_started_at: now, run_done: 0, run_total: null };
  const moved = await ctx
    .db('sync_sources')
    .where({ id: row.id, run_status: row.run_status, run_step: row.run_step })
    .update({
      ...{ run_status: 'running', run_step: step, run_updated_at: now, run_failures: 0, problem: null, due_at: null },
      ...(how === 'on' ? {} : beginning),
      ...(how === 'anew' ? { cursor: '', synced_until: null } : {}),
    });
  if (moved === 1) await defer(ctx, pullPage, { sourceId: row.id, step });
  return moved === 1;
}

const due = (ctx: Context) =>
  ctx
    .db<SyncSourceRow>('sync_sources')
    .where(
      (any) =>
        void any
          .where('due_at', '<=', ctx.clock.now())
          .orWhere((lost) => void lost.where({ run_status: 'running' }).where('run_updated_at', '<', ctx.clock.now() - lostAfterMs)),
    );

export const isSyncDue = async (ctx: Context): Promise<boolean> => (await due(ctx).first('id')) !== undefined;

/** Sources that are on are asked every minute. */
export const startDueRuns = defineJob({
  name: 'order-sync.start-due',
  payload: z.object({}),
  async run(ctx) {
    for (const row of await due(ctx).orderBy('id').limit(20))
      await inTransaction(ctx, (ctx) => startRun(ctx, row, row.run_status === 'running' ? 'on' : 'next'));
  },
});
