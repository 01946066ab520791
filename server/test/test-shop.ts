import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { loadConfig } from '@lianke/config';
import type { Config } from '@lianke/config';
import { startSimulator } from '@lianke/simulator';
import type { Simulator, SimulatorOptions } from '@lianke/simulator';
import { buildDeps } from '../src/app/build-deps.ts';
import type { Replacements } from '../src/app/build-deps.ts';
import { startApp } from '../src/app/start-app.ts';
import type { RunningApp } from '../src/app/start-app.ts';
import { createContext } from '../src/kernel/context.ts';
import type { Actor, Context, Deps } from '../src/kernel/context.ts';
import { migrate } from '../src/kernel/db/migrate.ts';
import { openDatabase } from '../src/kernel/db/open-database.ts';
import { migrations } from '../src/migrations/index.ts';
import { createTestDatabase } from './test-database.ts';

const system: Actor = { kind: 'system', name: 'test' };

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** A migrated database and the long-lived parts, without HTTP or loops: for use cases and the kernel. */
export async function createTestDeps(
  replace: Replacements = {},
): Promise<{ deps: Deps; ctx: (actor?: Actor) => Context; close(): Promise<void> }> {
  const database = await createTestDatabase();
  const opened = openDatabase(database.url);
  await migrate(opened, migrations);
  await opened.close();
  const config = testConfig({ DATABASE_URL: database.url });
  const { deps, close } = await buildDeps(config, replace);
  return {
    deps,
    ctx: (actor = system) => createContext(deps, actor, 'req_test'),
    close: async () => {
      await close();
      await database.drop();
    },
  };
}

export const testDataKeys = `k1:${Buffer.alloc(32, 7).toString('base64')}`;

export function testConfig(environment: Record<string, string>): Config {
  return loadConfig({ LOG_LEVEL: 'silent', DATA_KEYS: testDataKeys, EINVOICE_CALLS_PER_SECOND: '1000', ...environment });
}

export interface TestShop {
  app: RunningApp;
  simulator: Simulator;
  /** The server's address. */
  url: string;
  config: Config;
  ctx: (actor?: Actor) => Context;
  close(): Promise<void>;
}

/** The whole product on a database of its own, with the simulator beside it, both in this process. */
export async function startTestShop(
  options: { environment?: Record<string, string>; simulator?: SimulatorOptions; replace?: Replacements } = {},
): Promise<TestShop> {
  const database = await createTestDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const simulator = await startSimulator({ callbackBase: url, quiet: true, sampleData: true, ...options.simulator });
  const config = testConfig({
    DATABASE_URL: database.url,
    SIMULATOR_URL: simulator.url,
    PORT: String(port),
    HOST: '127.0.0.1',
    ...options.environment,
  });
  const app = await startApp(config, options.replace);
  return {
    app,
    simulator,
    url,
    config,
    ctx: (actor = system) => createContext(app.deps, actor, 'req_test'),
    close: async () => {
      await app.stop();
      await simulator.close();
      await database.drop();
    },
  };
}

/** Polls until `check` answers something truthy; fails with `what` after `withinMs`. */
export async function eventually<T>(what: string, check: () => Promise<T>, withinMs = 15_000): Promise<NonNullable<T>> {
  const until = Date.now() + withinMs;
  let last: unknown;
  while (Date.now() < until) {
    last = await check();
    if (last) return last as NonNullable<T>;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not within ${withinMs} ms: ${what} (last seen: ${JSON.stringify(last)})`);
}

/** Nothing waits any more: no callback, no outbox row, no job. */
export const settled = (shop: { app: RunningApp }, withinMs = 30_000): Promise<unknown> =>
  eventually('all work done', async () => (await backlog(shop.app.deps)) === 0, withinMs);

/** The first look at WeCom's directory is over: staff made up by a test are from now on left alone (for an hour). */
export async function mirrored(shop: { app: RunningApp }): Promise<void> {
  await eventually('the first mirror of staff', async () =>
    shop.app.deps.db('cron_slots').where({ name: 'identity.mirror-staff' }).first<{ slot: number } | undefined>('slot'),
  );
  await settled(shop);
}

export async function backlog({ db }: Pick<Deps, 'db'>): Promise<number> {
  const count = async (query: ReturnType<typeof db>): Promise<number> =>
    Number(((await query.count({ count: '*' }).first()) as { count: number | string }).count);
  return (
    (await count(db('inbox').where({ status: 'received' }))) +
    (await count(db('outbox'))) +
    (await count(db('jobs').whereIn('status', ['ready', 'running'])))
  );
}
