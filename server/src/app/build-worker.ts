import type { Redis } from 'ioredis';
import { createContext } from '../kernel/context.ts';
import type { Deps, Nudge } from '../kernel/context.ts';
import { foldCounts } from '../kernel/db/kept-count.ts';
import { createAuditSealer } from '../kernel/audit-chain/sealer.ts';
import { createDispatcher } from '../kernel/events/dispatcher.ts';
import { createDrain } from '../kernel/inbox/drain.ts';
import { createBullmqTransport } from '../kernel/jobs/bullmq-transport.ts';
import { createCron } from '../kernel/jobs/cron.ts';
import { lanes } from '../kernel/jobs/define-job.ts';
import type { Lane } from '../kernel/jobs/define-job.ts';
import { createJobRegistry } from '../kernel/jobs/registry.ts';
import { createJobRunner } from '../kernel/jobs/runner.ts';
import { createSqlTransport } from '../kernel/jobs/sql-transport.ts';
import { createSweeper } from '../kernel/jobs/sweeper.ts';
import { createPoller } from '../kernel/poller.ts';
import type { Poller } from '../kernel/poller.ts';
import { cronEntries, inboxHandlers, jobs, reactions } from './modules.ts';

export interface Worker {
  nudge: Nudge;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** The background loops: inbox drains, dispatcher, job runner, sweeper, audit sealer, kept totals, cron. */
export function buildWorker(deps: Deps, redis: Redis | null, roles: Deps['config']['roles']): Worker {
  const registry = createJobRegistry(jobs, reactions);
  const transport = redis ? createBullmqTransport({ redis, ...deps }) : createSqlTransport(deps);
  const dispatcher = createDispatcher(deps, registry, transport);
  const drains = new Map<Lane, Poller>((['urgent', 'default'] as const).map((lane) => [lane, createDrain(deps, inboxHandlers, lane)]));
  const sweeper = createSweeper(deps, transport);
  const sealer = createAuditSealer(deps);
  const cron = createCron(deps, cronEntries);
  const keptCounts = createPoller({
    name: 'kept-counts',
    everyMs: 5_000,
    log: deps.log,
    run: () => foldCounts(createContext(deps, { kind: 'system', name: 'kept-counts' }, 'kept-counts')),
  });
  const pollers: Poller[] = [
    ...(roles.includes('worker') ? [dispatcher, sweeper, sealer, keptCounts, ...drains.values()] : []),
    ...(roles.includes('cron') ? [cron] : []),
  ];
  return {
    nudge: { outbox: () => dispatcher.nudge(), inbox: (lane) => drains.get(lanes.find((it) => it === lane) ?? 'default')?.nudge() },
    start: async () => {
      if (roles.includes('worker')) await transport.start(createJobRunner(deps, registry, transport));
      for (const poller of pollers) poller.start();
    },
    stop: async () => {
      await Promise.all(pollers.map((poller) => poller.stop()));
      await transport.stop();
    },
  };
}
