import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '@lianke/config';
import type { Deps } from '../kernel/context.ts';
import { migrate } from '../kernel/db/migrate.ts';
import { openDatabase } from '../kernel/db/open-database.ts';
import { migrations } from '../migrations/index.ts';
import { buildDeps } from './build-deps.ts';
import type { Replacements } from './build-deps.ts';
import { buildWeb } from './build-web.ts';
import { buildWorker } from './build-worker.ts';

export interface RunningApp {
  deps: Deps;
  /** Where the web role listens; undefined for a worker. */
  port: number | undefined;
  stop(): Promise<void>;
}

/** Migrates, then plays the configured roles until stopped. Stop lets requests, jobs and drains in hand end first. */
export async function startApp(config: Config, replace: Replacements = {}): Promise<RunningApp> {
  const database = openDatabase(config.databaseUrl);
  await migrate(database, migrations).finally(() => database.close());
  const { deps, redis, onNudge, close } = await buildDeps(config, replace);
  const worker = buildWorker(deps, redis, config.roles);
  onNudge(worker.nudge);
  await worker.start();
  const web = config.roles.includes('web') ? buildWeb(deps, redis) : undefined;
  const server: Server | undefined = await web?.listen(config.port, config.host);
  return {
    deps,
    port: server ? (server.address() as AddressInfo).port : undefined,
    stop: async () => {
      await web?.stop();
      await worker.stop();
      await close();
    },
  };
}
