import { startSimulator } from '@lianke/simulator';
import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/kernel/db/open-database.ts';
import { post, signInStaff } from '../client.ts';
import { createServerProcess } from '../server-process.ts';
import { createTestDatabase } from '../test-database.ts';
import { eventually, freePort } from '../test-shop.ts';

const rows = 3_000;
const partBytes = 250_000;
const cleanUp: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const step of cleanUp.reverse()) await step();
});

const line = (nth: number): string => `王${nth},138${String(nth).padStart(8, '0')},标签${nth % 7}\n`;

describe('an import whose server is killed', () => {
  it('takes each of 3,000 rows exactly once, and takes them back exactly as well', async () => {
    const database = await createTestDatabase();
    cleanUp.push(database.drop);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const simulator = await startSimulator({ callbackBase: url, quiet: true, sampleData: true });
    cleanUp.push(simulator.close);
    const server = createServerProcess({ PORT: String(port), DATABASE_URL: database.url, SIMULATOR_URL: simulator.url });
    await server.start();
    cleanUp.push(server.stop);
    const { db, close } = openDatabase(database.url);
    cleanUp.push(close);
    const staff = await signInStaff({ url, simulator }, 'chen.li');
    const before = await count('customers');

    const file = Buffer.from(`姓名,手机号,标签\n${Array.from({ length: rows }, (_, nth) => line(nth)).join('')}`);
    const begun = await post(url, 'staff.imports.begin', { fileName: '客户.csv', bytes: file.length }, staff);
    const id = begun.data?.id ?? '';
    const parts = Math.ceil(file.length / partBytes);
    for (let nth = 0; nth < parts; nth += 1) {
      const base64 = file.subarray(nth * partBytes, (nth + 1) * partBytes).toString('base64');
      const { error } = await post(url, 'staff.imports.add-part', { id, nth, base64, last: nth === parts - 1 }, staff);
      expect(error).toBeUndefined();
    }
    const mapping = { 姓名: 'name', 手机号: 'phone', 标签: 'tags' };
    const status = async (): Promise<{ status: string; done: number; failed: number }> =>
      (await db('customer_imports').where({ id }).first()) as never;
    await post(url, 'staff.imports.check', { id, mapping, matchBy: 'phone', onMatch: 'update', fillRegion: false }, staff);
    await killed(async () => (await status()).done > rows / 3); // a check starts again
    await eventually('the check', async () => (await status()).status === 'ready', 120_000);
    expect(await count('customers')).toBe(before);

    await post(url, 'staff.imports.run', { id }, staff);
    await killed(async () => (await status()).done > rows / 4);
    await killed(async () => (await status()).done > rows / 2);
    await eventually('the import', async () => (await status()).status === 'done', 120_000);
    expect(await db('customer_imports').where({ id }).first()).toMatchObject({
      done: rows,
      total: rows,
      count_new: rows,
      count_duplicate: 0,
      count_error: 0,
    });
    expect(await count('customers')).toBe(before + rows);
    expect(await count('identities', { kind: 'typed_phone' })).toBe(rows);
    expect(await count('customer_tags', { source: 'shop' })).toBe(rows);
    expect(await count('timeline_entries', { kind: 'customer.imported' })).toBe(rows);
    expect(await count('customer_import_changes')).toBe(rows);

    await post(url, 'staff.imports.undo', { id }, staff);
    await killed(async () => (await status()).status === 'undoing' && (await status()).done > rows / 3);
    await eventually('the undo', async () => (await status()).status === 'undone', 120_000);
    expect(await status()).toMatchObject({ done: rows, failed: 0 });
    expect(await count('customers')).toBe(before);
    for (const table of ['customer_name_grams', 'customer_tags', 'identities'])
      expect(await db(table).whereNotIn('customer_id', db('customers').select('id')).first(), table).toBeUndefined();

    async function count(table: string, where = {}): Promise<number> {
      return Number(((await db(table).where(where).count({ count: '*' }).first()) as { count: number }).count);
    }
    async function killed(when: () => Promise<boolean>): Promise<void> {
      await eventually('the moment to kill', when, 120_000);
      await server.kill();
      await server.start();
    }
  }, 600_000);
});
