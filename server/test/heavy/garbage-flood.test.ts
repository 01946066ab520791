import { startSimulator } from '@lianke/simulator';
import { afterAll, expect, it } from 'vitest';
import { openDatabase } from '../../src/kernel/db/open-database.ts';
import { createServerProcess } from '../server-process.ts';
import { createTestDatabase } from '../test-database.ts';
import { eventually, freePort } from '../test-shop.ts';

const cleanUp: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const step of cleanUp.reverse()) await step();
});

it('ten thousand garbage callbacks are refused in constant memory and do not keep real ones waiting', async () => {
  const database = await createTestDatabase();
  cleanUp.push(database.drop);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const simulator = await startSimulator({ callbackBase: url, quiet: true });
  cleanUp.push(simulator.close);
  const server = createServerProcess({ PORT: String(port), DATABASE_URL: database.url, SIMULATOR_URL: simulator.url });
  await server.start();
  cleanUp.push(server.stop);

  // 200 MB in all: if any of it were kept, it would show.
  const garbage = `<xml><Encrypt>${'A'.repeat(20_000)}</Encrypt></xml>`;
  const now = Math.floor(Date.now() / 1000);
  const statuses = new Set<number>();
  const flood = async (count: number): Promise<void> => {
    let left = count;
    await Promise.all(
      Array.from({ length: 40 }, async () => {
        while (left-- > 0) {
          const query = `timestamp=${now}&nonce=${left}&signature=${'0'.repeat(40)}&msg_signature=${'0'.repeat(40)}&encrypt_type=aes`;
          const response = await fetch(`${url}/callbacks/official-account?${query}`, { method: 'POST', body: garbage });
          statuses.add(response.status);
          await response.arrayBuffer();
        }
      }),
    );
  };
  const metric = async (pattern: RegExp): Promise<number> => Number(pattern.exec(await (await fetch(`${url}/metrics`)).text())?.[1] ?? 0);
  const residentMb = async (): Promise<number> => (await metric(/^process_resident_memory_bytes (\d+)/m)) / 2 ** 20;

  await flood(3_000);
  const before = await residentMb();
  const waits: number[] = [];
  const real = async (): Promise<void> => {
    for (let at = 0; at < 10; at += 1) {
      const { delivery } = await simulator.control.follow(simulator.control.createPerson({ name: `忙时顾客${at}` }).id);
      expect(delivery?.status).toBe(200);
      waits.push(delivery?.ms ?? Infinity);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  };
  await Promise.all([flood(10_000), real()]);

  expect([...statuses]).toEqual([400]);
  expect(Math.max(...waits)).toBeLessThan(1_000);
  expect((await residentMb()) - before).toBeLessThan(80);
  expect(await metric(/lianke_callbacks_total\{platform="official-account",outcome="refused"\} (\d+)/)).toBe(13_000);
  const { db, close } = openDatabase(database.url);
  cleanUp.push(close);
  await eventually('the real ones were handled', async () => (await db('inbox').where({ status: 'done' }).select('id')).length === 10);
  expect(await db('inbox').select('id')).toHaveLength(10);
}, 180_000);
