import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '@lianke/config';
import { startSimulator } from '@lianke/simulator';
import type { Simulator } from '@lianke/simulator';
import { startApp } from '../../server/src/app/start-app.ts';
import type { RunningApp } from '../../server/src/app/start-app.ts';

export interface DemoShop {
  app: RunningApp;
  simulator: Simulator;
  url: string;
  now(): number;
  /** Time passes for the shop and for everybody around it at once. */
  passUntil(at: number): void;
  close(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The whole product on a fresh embedded database, with the simulated platforms, all in this process and on one clock that may be put forward. */
export async function startShop(admins: readonly string[]): Promise<DemoShop> {
  const directory = mkdtempSync(join(tmpdir(), 'lianke-month-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const simulator = await startSimulator({ callbackBase: url, quiet: true, sampleData: true });
  let ahead = 0;
  const now = (): number => Date.now() + ahead;
  const config = loadConfig({
    DATABASE_URL: `sqlite:${join(directory, 'month.db')}?synchronous=off`,
    ...{ SIMULATOR_URL: simulator.url, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error' },
    ADMIN_USERIDS: admins.join(','),
  });
  const app = await startApp(config, { clock: { now } });
  return {
    ...{ app, simulator, url, now },
    passUntil(at) {
      const ms = Math.max(0, at - now());
      ahead += ms;
      simulator.control.advanceTime({ advanceMs: ms });
    },
    async close() {
      await app.stop();
      await simulator.close();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
