import { randomBytes } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadConfig } from '@lianke/config';
import type { Config } from '@lianke/config';
import { startSimulator } from '@lianke/simulator';
import type { Simulator } from '@lianke/simulator';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bindPhone, logInMember, post, signInStaff } from '../../test/client.ts';
import { createTestDatabase } from '../../test/test-database.ts';
import { freePort, settled, testDataKeys } from '../../test/test-shop.ts';
import { startApp } from '../app/start-app.ts';
import type { RunningApp } from '../app/start-app.ts';
import { createRowCounter } from '../kernel/db/dialect/count-dumped-rows.ts';
import { databaseCopy, openDatabase } from '../kernel/db/open-database.ts';
import { backup } from './backup.ts';
import { restore } from './restore.ts';
import { verifyAudit } from './verify-audit.ts';

interface Shop {
  url: string;
  simulator: Simulator;
  config: Config;
  app: RunningApp;
}

let shop: Shop;
let own: Awaited<ReturnType<typeof createTestDatabase>>;
let other: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  own = await createTestDatabase();
  other = await createTestDatabase();
  const port = String(await freePort());
  const url = `http://127.0.0.1:${port}`;
  const simulator = await startSimulator({ callbackBase: url, quiet: true, sampleData: true });
  const settings = {
    LOG_LEVEL: 'silent',
    DATA_KEYS: testDataKeys,
    DATABASE_URL: own.url,
    SIMULATOR_URL: simulator.url,
    PORT: port,
    HOST: '127.0.0.1',
  };
  const config = loadConfig(settings);
  shop = { url, simulator, config, app: await startApp(config) };
});
afterAll(async () => {
  await shop.app.stop();
  await shop.simulator.close();
  await own.drop();
  await other.drop();
});

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
/** libsql closes a file only when the last statement on it was collected; in a process of its own, as an operator runs it, this needs no help. */
async function letGo(): Promise<void> {
  for (let times = 0; times < 3; times += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const run = async (
  tool: (config: Config, io: { args: string[]; say(line: string): void }) => Promise<number>,
  databaseUrl: string,
  ...args: string[]
): Promise<{ code: number; said: string }> => {
  await letGo();
  const said: string[] = [];
  const code = await tool({ ...shop.config, databaseUrl, redisUrl: null }, { args, say: (line) => said.push(line) });
  return { code, said: said.join('\n') };
};

/** Every row of every table, in an order that does not depend on the engine. */
async function contents(url: string): Promise<Record<string, string[]>> {
  const { db, dialect, close } = openDatabase(url);
  try {
    const all: Record<string, string[]> = {};
    for (const table of await dialect.listTables(db)) {
      const rows: object[] = await db(table);
      all[table] = rows.map((row) => JSON.stringify(row)).sort();
    }
    return all;
  } finally {
    await close();
  }
}

describe('a backup', () => {
  it('brings back every table, and the product runs on it', async () => {
    const { id: person } = shop.simulator.control.createPerson({ name: '备份里的人' });
    expect(await bindPhone(shop, person, await logInMember(shop, person))).toMatchObject({ status: 200 });
    const awkward = `'); drop table "x"; -- \\' \\\\ \n\r\0 () ;;(;"😀`;
    await shop.app.deps.db('shop_settings').insert({ name: 'awkward', value: awkward });
    await shop.app.deps.db('files').insert({ id: 'fil_1', content_type: 'image/png', bytes: randomBytes(5_000), created_at: 1 });
    const headers = await signInStaff(shop, 'chen.li');
    expect((await post(shop.url, 'staff.customers.list', {}, headers)).status).toBe(200);
    await settled(shop);

    const file = join(other.directory, 'one.backup');
    const while_running = await run(backup, shop.config.databaseUrl, file);
    expect(while_running.code).toBe(0);
    expect(while_running.said).toContain('DATA_KEYS');
    expect(readFileSync(`${file}.json`, 'utf8')).not.toContain(shop.config.dataKeys?.split(':')[1]);
    await shop.app.stop(); // nothing changes any more: what is there now is compared
    const quiet = join(other.directory, 'two.backup');
    await run(backup, shop.config.databaseUrl, quiet);
    const before = await contents(shop.config.databaseUrl);
    expect(before.customers?.length).toBeGreaterThan(0);

    expect((await run(restore, other.url, quiet)).said).toContain('行数全部一致');
    expect(await contents(other.url)).toEqual(before);

    await letGo();
    await databaseCopy(shop.config.databaseUrl).clear(shop.config.databaseUrl);
    expect((await run(restore, shop.config.databaseUrl, file)).code).toBe(0);
    expect((await run(verifyAudit, shop.config.databaseUrl)).code).toBe(0);
    shop.app = await startApp(shop.config);
    const again = await signInStaff(shop, 'chen.li');
    const list = await post(shop.url, 'staff.customers.list', {}, again);
    expect(
      list.data?.rows.filter((row) => row.phoneMasked),
      JSON.stringify(list),
    ).not.toEqual([]);
    expect((await post(shop.url, 'member.profile.get', {}, await logInMember(shop, person))).status).toBe(200);
  }, 120_000);

  it('is not put over data, and not used when it is damaged, from elsewhere or from a newer version', async () => {
    const file = join(other.directory, 'three.backup');
    const { url } = other;
    await run(backup, url, file);
    await expect(run(backup, url, file)).rejects.toThrow('已存在');
    await expect(run(restore, url, file)).rejects.toThrow('不是空的');
    const note = readFileSync(`${file}.json`, 'utf8');
    const withNote = async (change: object, ...args: string[]): Promise<unknown> => {
      writeFileSync(`${file}.json`, JSON.stringify({ ...(JSON.parse(note) as object), ...change }));
      return run(restore, url, file, ...args);
    };
    await expect(withNote({ migrations: ['20991231_0100_future'] }, '--force')).rejects.toThrow('更新的版本');
    await expect(withNote({ engine: 'sqlite' === testEngine ? 'mysql' : 'sqlite' }, '--force')).rejects.toThrow('的备份');
    await expect(withNote({ dataKeys: ['k9'] }, '--force')).rejects.toThrow('k9');
    const before = await contents(url);
    const { tables } = JSON.parse(note) as { tables: Record<string, number> };
    expect(await withNote({ tables: { ...tables, customers: 12_345 } }, '--force')).toMatchObject({ code: 1 });
    expect(await withNote({}, '--force')).toMatchObject({ code: 0 });
    expect(await contents(url)).toEqual(before);
    appendFileSync(file, 'x');
    await expect(withNote({}, '--force')).rejects.toThrow('损坏');
    expect(existsSync(`${file}.part`)).toBe(false);
  }, 60_000);
});

const testEngine = process.env.TEST_ENGINE;

describe('a database somebody has open', () => {
  it.runIf(testEngine === 'sqlite')('is not replaced', async () => {
    const { db, close } = openDatabase(other.url);
    await db('shop_settings').select('name');
    const file = join(other.directory, 'four.backup');
    await run(backup, other.url, file);
    await expect(run(restore, other.url, file, '--force')).rejects.toThrow('正在使用');
    expect(await db('shop_settings').where({ name: 'awkward' }).pluck('name')).toEqual(['awkward']);
    await close();
  });
});

describe('counting the rows of a dump', () => {
  it('finds every row whatever is in it and wherever the pieces are cut', async () => {
    const text = fc.string({ unit: fc.constantFrom("'", '\\', '(', ')', ';', ',', '\n', 'a', '字', '`', 'INSERT INTO `t` VALUES (') });
    const quoted = (value: string): string => `'${value.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n')}'`;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(text, { minLength: 1 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom(' ', '\n'),
        async (rows, cut, gap) => {
          const values = rows.map((row) => `(1,NULL,${row.map(quoted).join(',')})`);
          const insert = values.length > 0 ? `INSERT INTO \`t\` VALUES${gap}${values.join(gap === '\n' ? ',\n' : ',')};\n` : '';
          const dump = Buffer.from(
            `-- a comment (with brackets)\nCREATE TABLE \`t\` (\n  \`a\` int(11)\n);\n${insert}INSERT INTO \`u\` VALUES (1);\n`,
          );
          const pieces = Array.from({ length: Math.ceil(dump.length / cut) }, (_, at) => dump.subarray(at * cut, (at + 1) * cut));
          const counts: Record<string, number> = {};
          expect(await buffer(Readable.from(pieces).pipe(createRowCounter(counts)))).toEqual(dump);
          expect(counts).toEqual({ ...(rows.length > 0 && { t: rows.length }), u: 1 });
        },
      ),
    );
  });
});
