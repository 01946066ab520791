import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestDeps } from '../../test/test-shop.ts';
import { defer } from './events/outbox.ts';
import { defineJob } from './jobs/define-job.ts';
import { createOutgoing } from './outgoing.ts';
import { afterCommit, inTransaction, RetryTransaction } from './transaction.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
beforeAll(async () => {
  world = await createTestDeps();
});
afterAll(() => world.close());

const slot = (name: string): Promise<number | undefined> =>
  world.deps
    .db('cron_slots')
    .where({ name })
    .first<{ slot: number } | undefined>('slot')
    .then((row) => row?.slot);

describe('a transaction', () => {
  it('leaves nothing behind when it fails', async () => {
    const failing = inTransaction(world.ctx(), async (ctx) => {
      await ctx.db('cron_slots').insert({ name: 'gone', slot: 1 });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await slot('gone')).toBeUndefined();
  });

  it('joins the one that is open', async () => {
    const failing = inTransaction(world.ctx(), async (ctx) => {
      await inTransaction(ctx, (ctx) => ctx.db('cron_slots').insert({ name: 'inner', slot: 1 }));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(await slot('inner')).toBeUndefined();
  });

  it('is run again as a whole after losing a race, and what it says after the commit is said once', async () => {
    const said: number[] = [];
    let runs = 0;
    await inTransaction(world.ctx(), async (ctx) => {
      runs += 1;
      await ctx.db('cron_slots').insert({ name: 'raced', slot: runs });
      afterCommit(ctx, () => said.push(runs));
      if (runs < 3) throw new RetryTransaction('test');
    });
    expect([runs, said, await slot('raced')]).toEqual([3, [3], 3]);
  });

  it('of many at once loses no update', async () => {
    await world.deps.db('cron_slots').insert({ name: 'counter', slot: 0 });
    await Promise.all(
      Array.from({ length: 40 }, () =>
        inTransaction(world.ctx(), async (ctx) => {
          const row = (await ctx.dialect.lockRows(ctx.db('cron_slots').where({ name: 'counter' }))) as { slot: number }[];
          await ctx
            .db('cron_slots')
            .where({ name: 'counter' })
            .update({ slot: (row[0]?.slot ?? 0) + 1 });
        }),
      ),
    );
    expect(await slot('counter')).toBe(40);
  });

  it('survives two that lock in opposite order', async () => {
    await world.deps.db('cron_slots').insert([
      { name: 'left', slot: 0 },
      { name: 'right', slot: 0 },
    ]);
    const touch = (names: string[]): Promise<void> =>
      inTransaction(world.ctx(), async (ctx) => {
        for (const name of names) {
          await ctx
            .db('cron_slots')
            .where({ name })
            .update({ slot: ctx.db.raw('slot + 1') });
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      });
    await Promise.all([touch(['left', 'right']), touch(['right', 'left']), touch(['left', 'right']), touch(['right', 'left'])]);
    expect([await slot('left'), await slot('right')]).toEqual([4, 4]);
  });

  it('refuses to ask a platform while it is open', async () => {
    const { send, close } = createOutgoing();
    const asking = inTransaction(world.ctx(), () => send({ method: 'GET', url: 'http://127.0.0.1:9/' }));
    await expect(asking).rejects.toThrow('inside a transaction');
    await close();
  });

  it('is where jobs are deferred, nowhere else', async () => {
    const job = defineJob({ name: 'test.nothing', payload: z.object({}), run: async () => undefined });
    await expect(defer(world.ctx(), job, {})).rejects.toThrow('inside a transaction');
    const large = defineJob({ name: 'test.large', payload: z.object({ text: z.string() }), run: async () => undefined });
    await expect(inTransaction(world.ctx(), (ctx) => defer(ctx, large, { text: 'x'.repeat(20_000) }))).rejects.toThrow('too large');
  });
});
