import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startSimulator } from '@lianke/simulator';
import { Redis } from 'ioredis';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/kernel/db/open-database.ts';
import { createServerProcess } from '../server-process.ts';
import type { ServerProcess } from '../server-process.ts';
import { createTestDatabase } from '../test-database.ts';
import { backlog, eventually, freePort } from '../test-shop.ts';

const cleanUp: (() => unknown)[] = [];
afterAll(async () => {
  for (const step of cleanUp.reverse()) await step();
});

/** A load balancer: takes turns, and asks the next one when one does not answer. */
async function createBalancer(ports: number[]): Promise<string> {
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const first = turn++;
      const attempt = (tries: number): void => {
        const port = ports[(first + tries) % ports.length];
        const forward = request(
          { host: '127.0.0.1', port, path: incoming.url, method: incoming.method, headers: incoming.headers },
          (answer) => {
            outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
            answer.pipe(outgoing);
          },
        );
        forward.on('error', () => (tries + 1 < ports.length && !outgoing.headersSent ? attempt(tries + 1) : outgoing.destroy()));
        forward.end(Buffer.concat(chunks));
      };
      attempt(0);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  cleanUp.push(() => server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe('two server processes on one Redis', () => {
  it('fetch one token, do nothing twice, and when one is killed the other takes over', async () => {
    const redisUrl = process.env.TEST_REDIS_URL;
    if (!redisUrl) throw new Error('TEST_REDIS_URL is not set');
    const redis = new Redis(redisUrl);
    await redis.flushall();
    cleanUp.push(() => redis.disconnect());
    const database = await createTestDatabase();
    cleanUp.push(database.drop);
    const ports = [await freePort(), await freePort()];
    const balancer = await createBalancer(ports);
    const simulator = await startSimulator({ callbackBase: balancer, quiet: true, sampleData: true });
    cleanUp.push(simulator.close);
    const servers: ServerProcess[] = ports.map((port) =>
      createServerProcess({
        PORT: String(port),
        DATABASE_URL: database.url,
        REDIS_URL: redisUrl,
        SIMULATOR_URL: simulator.url,
        PUBLIC_URL: balancer,
      }),
    );
    await Promise.all(servers.map((server) => server.start()));
    cleanUp.push(() => Promise.all(servers.map((server) => server.stop())));

    const { control } = simulator;
    const people = Array.from({ length: 600 }, (_, at) => control.createPerson({ name: `顾客${at}` }));
    const followAll = async (some: typeof people): Promise<void> => {
      let next = 0;
      const statuses = new Set<number | undefined>();
      await Promise.all(
        Array.from({ length: 30 }, async () => {
          for (let person = some[next++]; person; person = some[next++]) statuses.add((await control.follow(person.id)).delivery?.status);
        }),
      );
      expect([...statuses]).toEqual([200]);
    };
    await followAll(people.slice(0, 300));
    const half = followAll(people.slice(300));
    await new Promise((resolve) => setTimeout(resolve, 150));
    await servers[0]?.kill();
    await half;

    const { db, close } = openDatabase(database.url);
    cleanUp.push(close);
    await eventually('the other did all the work', async () => (await backlog({ db })) === 0, 120_000);
    const count = async (table: string, where = {}): Promise<number> =>
      Number(((await db(table).where(where).count({ count: '*' }).first()) as { count: number }).count);
    expect(await count('customers', { merged_into_id: null })).toBe(600);
    expect(await count('timeline_entries', { kind: 'oa.subscribed' })).toBe(600);
    expect(await count('oa_followers', { times_followed: 1 })).toBe(600);
    expect(await count('identities', { kind: 'unionid' })).toBe(600);
    expect(control.metrics().tokenFetches).toMatchObject({ 'official-account': 1 });
  }, 240_000);
});
