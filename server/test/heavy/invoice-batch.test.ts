import { startSimulator } from '@lianke/simulator';
import type { Simulator } from '@lianke/simulator';
import { afterAll, expect, it } from 'vitest';
import { buildDeps } from '../../src/app/build-deps.ts';
import { createContext } from '../../src/kernel/context.ts';
import type { Context } from '../../src/kernel/context.ts';
import { migrate } from '../../src/kernel/db/migrate.ts';
import { openDatabase } from '../../src/kernel/db/open-database.ts';
import { migrations } from '../../src/migrations/index.ts';
import { post } from '../client.ts';
import { addWishes, openInvoicing } from '../factories/invoice-wishes.ts';
import { createStaff } from '../factories/staff-session.ts';
import { createServerProcess } from '../server-process.ts';
import { createTestDatabase } from '../test-database.ts';
import { eventually, freePort, testConfig } from '../test-shop.ts';

/** `INVOICE_BATCH=10000` for the whole measure; few enough for every run otherwise. */
const wishes = Number(process.env.INVOICE_BATCH ?? 300);
const callsPerSecond = wishes > 1_000 ? 200 : 60;
const cleanUp: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const step of cleanUp.reverse()) await step();
});

it(`a batch of ${wishes} goes on after the server was killed, keeps to the provider's pace, and ends with one invoice for each`, async () => {
  const database = await createTestDatabase();
  cleanUp.push(database.drop);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const simulator = await startSimulator({ callbackBase: url, quiet: true });
  cleanUp.push(simulator.close);
  simulator.control.setInvoiceSpeed({ issueMs: 200 });
  const environment = { PORT: String(port), DATABASE_URL: database.url, SIMULATOR_URL: simulator.url };
  const server = createServerProcess({ ...environment, EINVOICE_CALLS_PER_SECOND: String(callsPerSecond) });
  const { amounts, headers } = await withDatabase(database.url, simulator.url, async (ctx) => ({
    amounts: await addWishes(ctx, await openInvoicing(ctx), wishes),
    headers: (await createStaff({ ctx: () => ctx }, 'admin')).headers,
  }));
  await server.start();
  cleanUp.push(server.stop);
  const began = performance.now();
  const started = await post(url, 'staff.invoices.start-batch', { filter: {} }, headers);
  const id = started.data?.batch.id ?? '';
  expect(started.data?.batch.progress).toEqual({ done: 0, total: wishes, failed: 0 });

  const progress = async (): Promise<number> => (await post(url, 'staff.invoices.batch', { id }, headers)).data?.batch.issued ?? 0;
  // In the middle of it, with some issued, some at the provider and some not even let through.
  await eventually('some of it issued', async () => (await progress()) >= wishes / 4, 600_000);
  await server.kill();
  const downAt = performance.now();
  await server.start();
  const down = performance.now() - downAt;
  await eventually('all of it issued', async () => (await progress()) === wishes, 900_000);
  const took = performance.now() - began - down;
  const peak = server.peakMegabytes();

  const { data } = await post(url, 'staff.invoices.batch', { id, limit: 50 }, headers);
  expect(data?.batch).toMatchObject({ state: 'done', issued: wishes, waiting: 0, progress: { done: wishes, total: wishes, failed: 0 } });
  expect(data?.rows.every((row) => row.result === 'issued')).toBe(true);
  await withDatabase(database.url, simulator.url, (ctx) => expectExact(ctx, simulator, amounts));
  const rate = (wishes * 1_000) / took;
  process.stdout.write(
    `invoice batch of ${wishes}: ${rate.toFixed(0)} rows/s at ${callsPerSecond} calls/s, peak memory ${peak ?? '?'} MB\n`,
  );
}, 1_800_000);

async function expectExact(ctx: Context, simulator: Simulator, amounts: ReadonlyMap<string, number>): Promise<void> {
  const rows = await ctx
    .db('invoices')
    .where({ colour: 'blue' })
    .select<{ request_id: string; state: string; total_fen: number | string; number: string }[]>(
      'request_id',
      'state',
      'total_fen',
      'number',
    );
  expect(rows).toHaveLength(amounts.size);
  for (const row of rows) expect([row.state, Number(row.total_fen)]).toEqual(['issued', amounts.get(row.request_id)]);
  expect(new Set(rows.map((row) => row.number)).size).toBe(amounts.size);
  const { sums, documents } = simulator.control.invoiceDocuments({ limit: 5_000 });
  const wholeFen = [...amounts.values()].reduce((sum, fen) => sum + fen, 0);
  expect([sums.count, sums.issued, sums.blue, sums.netFen + sums.taxFen]).toEqual([amounts.size, amounts.size, amounts.size, wholeFen]);
  // A second of ours begins with the first call in it, so two of them may touch one second of the clock.
  const perSecond = new Map<number, number>();
  for (const { acceptedAt } of documents) {
    const second = Math.floor(acceptedAt / 1_000);
    perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
  }
  expect(Math.max(...perSecond.values())).toBeLessThanOrEqual(callsPerSecond * 2);
}

async function withDatabase<T>(url: string, simulatorUrl: string, run: (ctx: Context) => Promise<T>): Promise<T> {
  const opened = openDatabase(url);
  await migrate(opened, migrations);
  await opened.close();
  const { deps, close } = await buildDeps(testConfig({ DATABASE_URL: url, SIMULATOR_URL: simulatorUrl }));
  try {
    return await run(createContext(deps, { kind: 'system', name: 'test' }, 'req_test'));
  } finally {
    await close();
  }
}
