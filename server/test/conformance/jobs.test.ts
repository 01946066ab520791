import { Redis } from 'ioredis';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { AppError } from '../../src/kernel/errors.ts';
import { defineEvent, defineReaction } from '../../src/kernel/events/define-event.ts';
import { createDispatcher } from '../../src/kernel/events/dispatcher.ts';
import { defer, emit } from '../../src/kernel/events/outbox.ts';
import { createBullmqTransport } from '../../src/kernel/jobs/bullmq-transport.ts';
import { defineJob } from '../../src/kernel/jobs/define-job.ts';
import { createJobRegistry } from '../../src/kernel/jobs/registry.ts';
import { createJobRunner } from '../../src/kernel/jobs/runner.ts';
import { createSqlTransport } from '../../src/kernel/jobs/sql-transport.ts';
import { createSweeper } from '../../src/kernel/jobs/sweeper.ts';
import type { JobTransport } from '../../src/kernel/jobs/transport.ts';
import type { Deps } from '../../src/kernel/context.ts';
import { inTransaction } from '../../src/kernel/transaction.ts';
import { createTestDeps, eventually } from '../test-shop.ts';

const redisUrl = process.env.TEST_REDIS_URL;
const redis = redisUrl ? new Redis(redisUrl, { maxRetriesPerRequest: null }) : undefined;
afterAll(() => redis?.disconnect());

const transports: [string, (deps: Deps) => JobTransport][] = [
  ['the jobs table itself', (deps) => createSqlTransport({ ...deps, pollMs: 50 })],
  ...(redis
    ? [
        [
          'BullMQ',
          (deps: Deps) => createBullmqTransport({ redis, ...deps, name: `t${process.pid}${Math.random().toString(36).slice(2)}` }),
        ] as [string, (deps: Deps) => JobTransport],
      ]
    : []),
];

describe.each(transports)('jobs carried by %s', (_name, create) => {
  let world: Awaited<ReturnType<typeof createTestDeps>>;
  let stopAll: (() => Promise<void>) | undefined;
  const ran: string[] = [];
  let fails = 0;
  const once = defineJob({ name: 'test.once', payload: z.object({ id: z.string() }), run: async (_ctx, { id }) => void ran.push(id) });
  const shaky = defineJob({
    name: 'test.shaky',
    payload: z.object({ id: z.string() }),
    run: async (_ctx, { id }) => {
      if (fails-- > 0) throw new AppError('platform.busy');
      ran.push(id);
    },
  });
  const hopeless = defineJob({
    name: 'test.hopeless',
    payload: z.object({}),
    run: async () => Promise.reject(new AppError('platform.credential')),
  });
  const happened = defineEvent('test.happened', 1, z.object({ id: z.string() }));
  const reactions = ['a', 'b'].map((name) =>
    defineReaction({ event: happened, name: `test.${name}`, run: async (_ctx, { id }) => void ran.push(`${name}:${id}`) }),
  );

  beforeAll(async () => {
    world = await createTestDeps();
  });
  afterAll(() => world.close());
  afterEach(async () => {
    await stopAll?.();
    stopAll = undefined;
    ran.length = 0;
  });

  async function start(): Promise<void> {
    const { deps } = world;
    const registry = createJobRegistry([once, shaky, hopeless], reactions);
    const transport = create(deps);
    const dispatcher = createDispatcher(deps, registry, transport);
    const sweeper = createSweeper(deps, transport);
    await transport.start(createJobRunner(deps, registry, transport));
    dispatcher.start();
    sweeper.start();
    stopAll = async () => {
      await dispatcher.stop();
      await sweeper.stop();
      await transport.stop();
    };
  }
  const jobsLeft = async (): Promise<number> => (await world.deps.db('jobs').select('id')).length;

  it('run once each after the commit, hundreds of them', async () => {
    await start();
    await inTransaction(world.ctx(), async (ctx) => {
      for (let at = 0; at < 300; at += 1) await defer(ctx, once, { id: String(at) });
    });
    await eventually('all ran', async () => ran.length >= 300 && (await jobsLeft()) === 0);
    expect(new Set(ran).size).toBe(300);
    expect(ran).toHaveLength(300);
  });

  it('do not run when the transaction rolls back', async () => {
    await start();
    const broken = inTransaction(world.ctx(), async (ctx) => {
      await defer(ctx, once, { id: 'never' });
      throw new Error('changed my mind');
    });
    await expect(broken).rejects.toThrow('changed my mind');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(ran).toEqual([]);
  });

  it('wait for their time', async () => {
    await start();
    const began = Date.now();
    await inTransaction(world.ctx(), (ctx) => defer(ctx, once, { id: 'later' }, 700));
    await eventually('it ran', async () => ran.length === 1);
    expect(Date.now() - began).toBeGreaterThanOrEqual(690);
  });

  it('are tried again after a passing failure, and give up at once on one that cannot pass', async () => {
    await start();
    fails = 1;
    await inTransaction(world.ctx(), async (ctx) => {
      await defer(ctx, shaky, { id: 'second time' });
      await defer(ctx, hopeless, {});
    });
    await eventually('it ran', async () => ran.includes('second time'));
    const failed = await world.deps.db('jobs').where({ status: 'failed' }).select<{ name: string; attempts: number }[]>('name', 'attempts');
    expect(failed).toEqual([{ name: 'test.hopeless', attempts: 1 }]);
    await world.deps.db('jobs').delete();
  });

  it('of an event run once per reaction', async () => {
    await start();
    await inTransaction(world.ctx(), (ctx) => emit(ctx, happened, { id: '1' }));
    await eventually('both ran', async () => ran.length === 2 && (await jobsLeft()) === 0);
    expect([...ran].sort()).toEqual(['a:1', 'b:1']);
  });

  it('left behind by a process that died are brought back, and those nobody was told about are found', async () => {
    const { db, clock } = world.deps;
    const row = { lane: 'default', attempts: 0, created_at: clock.now() };
    await db('jobs').insert([
      {
        ...row,
        id: `job_died_${Date.now()}`,
        name: 'test.once',
        payload: '{"id":"died"}',
        status: 'running',
        claim: 'x',
        lease_until: clock.now() - 1,
        run_at: 0,
      },
      { ...row, id: `job_lost_${Date.now()}`, name: 'test.once', payload: '{"id":"lost"}', status: 'ready', run_at: clock.now() - 60_000 },
    ]);
    await start();
    await eventually('both ran', async () => ran.length === 2 && (await jobsLeft()) === 0, 20_000);
    expect([...ran].sort()).toEqual(['died', 'lost']);
  });
});
