import type { Knex } from 'knex';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { createPoller } from '../poller.ts';
import { lanes } from './define-job.ts';
import type { Lane } from './define-job.ts';
import { laneConcurrency } from './transport.ts';
import type { JobTransport } from './transport.ts';

/** The embedded transport: reads due rows from the jobs table itself, nudged by announcements of its own process. */
export function createSqlTransport(it: { db: Knex; clock: Clock; log: Log; pollMs?: number }): JobTransport {
  const running = new Map<string, Promise<void>>();
  const busy: Record<Lane, number> = { urgent: 0, default: 0, bulk: 0 };
  let runJob: ((jobId: string) => Promise<void>) | undefined;

  const startDueJobs = async (): Promise<boolean> => {
    for (const lane of lanes) {
      const free = laneConcurrency[lane] - busy[lane];
      if (free <= 0 || !runJob) continue;
      const due = await it
        .db('jobs')
        .where({ lane, status: 'ready' })
        .where('run_at', '<=', it.clock.now())
        .orderBy('run_at')
        .limit(free + running.size)
        .select<{ id: string }[]>('id');
      for (const { id } of due.filter((job) => !running.has(job.id)).slice(0, free)) {
        busy[lane] += 1;
        const done = runJob(id).finally(() => {
          busy[lane] -= 1;
          running.delete(id);
          poller.nudge();
        });
        running.set(id, done);
      }
    }
    return false;
  };
  const poller = createPoller({ name: 'jobs', everyMs: it.pollMs ?? 250, log: it.log, run: startDueJobs });

  return {
    announce: async () => poller.nudge(),
    start: async (run) => {
      runJob = run;
      poller.start();
    },
    stop: async () => {
      await poller.stop();
      await Promise.all(running.values());
    },
  };
}
