import { startSimulator } from '@lianke/simulator';
import type { Simulator } from '@lianke/simulator';
import { createBenchDatabase } from './bench-database.ts';
import type { BenchDatabase } from './bench-database.ts';
import { freePort, startChild } from './child.ts';
import type { Child } from './child.ts';

export const benchKeys = `k1:${Buffer.alloc(32, 1).toString('base64')}`;

/** A server that can be killed and started again on the same database and address, with the simulator beside it. */
export async function createKillableServer(more: Record<string, string> = {}): Promise<{
  database: BenchDatabase;
  simulator: Simulator;
  url: string;
  start: () => Promise<Child>;
}> {
  const database = await createBenchDatabase();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const simulator = await startSimulator({ callbackBase: url, quiet: true, sampleData: true });
  const environment = {
    PORT: String(port),
    DATABASE_URL: database.url,
    SIMULATOR_URL: simulator.url,
    LOG_LEVEL: 'error',
    DATA_KEYS: benchKeys,
    ...more,
  };
  return { database, simulator, url, start: () => startChild('server/src/main.ts', environment, `${url}/readyz`) };
}
