import type { Deps } from '../context.ts';
import { createContext } from '../context.ts';
import { insertRows } from '../db/insert-rows.ts';
import type { JobRegistry } from '../jobs/registry.ts';
import type { AnnouncedJob, JobTransport } from '../jobs/transport.ts';
import { createPoller } from '../poller.ts';
import { inTransaction, RetryTransaction } from '../transaction.ts';
import type { OutboxRow } from './outbox.ts';

const batchSize = 200;

/** Turns committed outbox rows into job rows, one per job or per reaction to an event, and tells the transport. */
export function createDispatcher(
  deps: Deps,
  registry: JobRegistry,
  transport: JobTransport,
): { nudge(): void; start(): void; stop(): Promise<void> } {
  const ctx = createContext(deps, { kind: 'system', name: 'dispatcher' }, 'dispatcher');

  const dispatchBatch = async (): Promise<boolean> => {
    const { rows, jobs } = await inTransaction(ctx, async (ctx) => {
      const rows = await ctx.db<OutboxRow>('outbox').orderBy('id').limit(batchSize);
      if (rows.length === 0) return { rows, jobs: [] };
      const ids = rows.map((row) => row.id);
      const taken = await ctx.db('outbox').whereIn('id', ids).delete();
      if (taken !== rows.length) throw new RetryTransaction('another dispatcher took some of these rows');
      const jobs = rows.flatMap((row) => registry.jobsFor(row));
      await insertRows(
        ctx,
        'jobs',
        jobs.map((job) => ({ ...job, status: 'ready', attempts: 0, created_at: ctx.clock.now() })),
      );
      return { rows, jobs };
    });
    if (jobs.length > 0) await transport.announce(jobs.map(({ id, lane, run_at }): AnnouncedJob => ({ id, lane, runAt: run_at })));
    return rows.length === batchSize;
  };

  return createPoller({ name: 'dispatcher', everyMs: 250, restMs: 20, log: deps.log, run: dispatchBatch });
}
