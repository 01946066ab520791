import type { Deps } from '../context.ts';
import { createPoller } from '../poller.ts';
import type { Poller } from '../poller.ts';
import type { Lane } from './define-job.ts';
import type { JobTransport } from './transport.ts';

const overdueMs = 5_000;

/** Brings back what was lost: jobs whose process died (lease over), and ready jobs nobody was told about (Redis emptied, crash before announcing). */
export function createSweeper(deps: Deps, transport: JobTransport): Poller {
  const { db, clock, log } = deps;
  const sweep = async (): Promise<boolean> => {
    const now = clock.now();
    await db('jobs')
      .where({ status: 'running' })
      .where('lease_until', '<', now)
      .update({ status: 'ready', claim: null, run_at: now - overdueMs - 1 });
    const overdue = await db('jobs')
      .where({ status: 'ready' })
      .where('run_at', '<', now - overdueMs)
      .orderBy('run_at')
      .limit(500)
      .select<{ id: string; lane: Lane; run_at: number }[]>('id', 'lane', 'run_at');
    if (overdue.length > 0) await transport.announce(overdue.map(({ id, lane, run_at }) => ({ id, lane, runAt: run_at })));
    return false;
  };
  return createPoller({ name: 'sweeper', everyMs: overdueMs, log, run: sweep });
}
