import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../src/kernel/db/open-database.ts';

export type Engine = 'sqlite' | 'mysql';

/** The engine this run of the suite is about; the same files run once per engine. */
const testEngine = (process.env.TEST_ENGINE ?? 'sqlite') as Engine;

/** An empty database of one's own, and how to get rid of it. */
export async function createTestDatabase(): Promise<{ url: string; directory: string; drop(): Promise<void> }> {
  const directory = mkdtempSync(join(tmpdir(), 'lianke-test-'));
  const removeDirectory = (): void => rmSync(directory, { recursive: true, force: true });
  if (testEngine === 'sqlite')
    return { url: `sqlite:${join(directory, 'test.db')}?synchronous=off`, directory, drop: async () => removeDirectory() };
  const server = process.env.TEST_MYSQL_URL;
  if (!server) throw new Error('TEST_MYSQL_URL is not set; run the tests through `npm test` or scripts/services/with-services.mjs');
  const name = `t_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const run = async (sql: string): Promise<void> => {
    const { db, close } = openDatabase(server);
    await db.raw(sql);
    await close();
  };
  await run(`create database ${name} character set utf8mb4`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    directory,
    drop: async () => {
      await run(`drop database ${name}`);
      removeDirectory();
    },
  };
}
