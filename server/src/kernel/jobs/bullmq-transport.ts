import { Queue, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { lanes } from './define-job.ts';
import type { Lane } from './define-job.ts';
import { laneConcurrency } from './transport.ts';
import type { JobTransport } from './transport.ts';

const prefix = '{lianke}';

/** Several processes on one Redis. Carries ids only; finished entries are removed at once so that the same id can be announced again. */
export function createBullmqTransport(it: { redis: Redis; clock: Clock; log: Log; name?: string }): JobTransport {
  const connection = it.redis.duplicate({ maxRetriesPerRequest: null });
  connection.on('error', (error: Error) => it.log.warn({ err: error }, 'queue connection'));
  const queueName = (lane: Lane): string => `${it.name ?? 'jobs'}-${lane}`;
  const queues = Object.fromEntries(lanes.map((lane) => [lane, new Queue(queueName(lane), { connection, prefix })])) as Record<Lane, Queue>;
  let workers: Worker[] = [];

  return {
    announce: async (jobs) => {
      for (const lane of lanes) {
        const entries = jobs
          .filter((job) => job.lane === lane)
          .map(({ id, runAt }) => ({
            name: 'run',
            data: { id },
            // The time is part of the id: a retry is announced while the failed run of the same job is still active.
            opts: { jobId: `${id}_${runAt}`, delay: Math.max(0, runAt - it.clock.now()), removeOnComplete: true, removeOnFail: true },
          }));
        if (entries.length > 0) await queues[lane].addBulk(entries);
      }
    },
    start: async (run) => {
      workers = lanes.map(
        (lane) =>
          new Worker(queueName(lane), (job) => run((job.data as { id: string }).id), {
            connection,
            prefix,
            concurrency: laneConcurrency[lane],
          }),
      );
      for (const worker of workers) worker.on('error', (error) => it.log.warn({ err: error }, 'queue worker'));
    },
    stop: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
      connection.disconnect();
    },
  };
}
