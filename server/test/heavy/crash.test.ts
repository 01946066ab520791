import { startSimulator } from '@lianke/simulator';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/kernel/db/open-database.ts';
import { createServerProcess } from '../server-process.ts';
import { createTestDatabase } from '../test-database.ts';
import { backlog, eventually, freePort } from '../test-shop.ts';

const follows = 5_000;
const maxKills = 3;
const retryGapMs = 7_000;
const cleanUp: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const step of cleanUp.reverse()) await step();
});

describe('a server that is killed again and again', () => {
  it('processes each of 5,000 follows exactly once in effect', async () => {
    const database = await createTestDatabase();
    cleanUp.push(database.drop);
    const port = await freePort();
    // Tencent tries three times; a gap wider than a restart gives it the chance to.
    const simulator = await startSimulator({ callbackBase: `http://127.0.0.1:${port}`, quiet: true, mode: { retryGapMs } });
    cleanUp.push(simulator.close);
    const server = createServerProcess({ PORT: String(port), DATABASE_URL: database.url, SIMULATOR_URL: simulator.url });
    await server.start();
    cleanUp.push(server.stop);

    const people = Array.from({ length: follows }, (_, at) => simulator.control.createPerson({ name: `顾客${at}` }));
    let next = 0;
    let finished = false;
    const unanswered: string[] = [];
    const sending = Promise.all(
      Array.from({ length: 100 }, async () => {
        for (let person = people[next++]; person; person = people[next++]) {
          const { delivery } = await simulator.control.follow(person.id);
          if (delivery?.status !== 200) unanswered.push(`${person.id}: ${JSON.stringify(delivery)}`);
        }
      }),
    ).finally(() => (finished = true));
    let kills = 0;
    while (!finished && kills < maxKills) {
      await new Promise((resolve) => setTimeout(resolve, 500 + Math.random() * 2_000));
      await server.kill();
      kills += 1;
      await server.start();
      await new Promise((resolve) => setTimeout(resolve, 2 * retryGapMs)); // no push may meet a second crash with its last attempt
    }
    await sending;

    const { db, close } = openDatabase(database.url);
    cleanUp.push(close);
    await eventually('all work done', async () => (await backlog({ db })) === 0, 120_000);
    expect(unanswered).toEqual([]);
    expect(kills).toBeGreaterThanOrEqual(1);
    const count = async (table: string, where = {}): Promise<number> =>
      Number(((await db(table).where(where).count({ count: '*' }).first()) as { count: number }).count);
    expect(await count('customers', { merged_into_id: null })).toBe(follows);
    expect(await count('timeline_entries', { kind: 'oa.subscribed' })).toBe(follows);
    expect(await count('timeline_entries', { kind: 'oa.resubscribed' })).toBe(0);
    expect(await count('oa_followers', { times_followed: 1, subscribed: 1 })).toBe(follows);
    expect(await count('identities', { kind: 'unionid' })).toBe(follows); // every profile was fetched, too
    expect(await count('inbox', { status: 'done' })).toBe(follows);
  }, 300_000);
});
