import { startSimulator } from '@lianke/simulator';
import { afterAll, describe, expect, it } from 'vitest';
import { buildDeps } from '../../src/app/build-deps.ts';
import { createContext } from '../../src/kernel/context.ts';
import type { Context } from '../../src/kernel/context.ts';
import { migrate } from '../../src/kernel/db/migrate.ts';
import { openDatabase } from '../../src/kernel/db/open-database.ts';
import { migrations } from '../../src/migrations/index.ts';
import { createCustomer } from '../../src/modules/customers/index.ts';
import { post } from '../client.ts';
import { createStaff } from '../factories/staff-session.ts';
import type { TestStaff } from '../factories/staff-session.ts';
import { createServerProcess } from '../server-process.ts';
import { createTestDatabase } from '../test-database.ts';
import { eventually, freePort, testConfig } from '../test-shop.ts';

const people = 30;
const kills = 2;
const cleanUp: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const step of cleanUp.reverse()) await step();
});

/** A database with staff who are signed in and a customer for each; nobody has it open afterwards. */
async function fill(url: string): Promise<{ staff: TestStaff; id: string }[]> {
  const opened = openDatabase(url);
  await migrate(opened, migrations);
  await opened.close();
  const { deps, close } = await buildDeps(testConfig({ DATABASE_URL: url }));
  const ctx = (): Context => createContext(deps, { kind: 'system', name: 'test' }, 'req_test');
  const made = [];
  for (let nth = 0; nth < people; nth += 1)
    made.push({ staff: await createStaff({ ctx }, 'admin'), id: await createCustomer(ctx(), { name: `旧客${nth}` }) });
  await close();
  return made;
}

describe('a server that is killed while many write by hand', () => {
  it('has stored everything it answered, each write whole and on record once', async () => {
    const database = await createTestDatabase();
    cleanUp.push(database.drop);
    const workers = await fill(database.url);
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const simulator = await startSimulator({ callbackBase: url, quiet: true });
    cleanUp.push(simulator.close);
    const server = createServerProcess({ PORT: String(port), DATABASE_URL: database.url, SIMULATOR_URL: simulator.url });
    cleanUp.push(server.stop);

    const edits = new Map(workers.map(({ id }) => [id, { asked: 0, answered: 0 }]));
    const created: string[] = [];
    const refused: unknown[] = [];
    for (let round = 0; round < kills; round += 1) {
      await server.start();
      let running = true;
      const writing = workers.map(async ({ staff, id }) => {
        const mine = edits.get(id) ?? { asked: 0, answered: 0 };
        while (running) {
          mine.asked += 1;
          const company = String(mine.asked);
          const edited = await post(url, 'staff.customers.update', { id, change: { company } }, staff.headers).catch(() => undefined);
          if (edited?.status === 200) mine.answered = mine.asked;
          else if (edited) refused.push(edited);
          const made = await post(url, 'staff.customers.create', { name: `新客${company}` }, staff.headers).catch(() => undefined);
          if (made?.data) created.push(made.data.id);
          else if (made) refused.push(made);
        }
      });
      await eventually('everybody has written', async () => created.length >= (round + 1) * people);
      await server.kill();
      running = false;
      await Promise.all(writing);
    }
    expect(refused).toEqual([]);

    const { db, close } = openDatabase(database.url);
    cleanUp.push(close);
    const customers: { id: string; company: string | null; version: number }[] = await db('customers').select('id', 'company', 'version');
    const count = async (table: string, column: string, where: object): Promise<Map<string, number>> => {
      const rows: { id: string; n: number | string }[] = await db(table)
        .where(where)
        .groupBy(column)
        .select(`${column} as id`)
        .count({ n: '*' });
      return new Map(rows.map(({ id, n }) => [id, Number(n)]));
    };
    const audited = await count('audit_log', 'subject_id', { action: 'customer.edited' });
    const told = await count('timeline_entries', 'customer_id', { kind: 'customer.edited' });
    const stored = new Map(customers.map((row) => [row.id, row]));
    for (const [id, { asked, answered }] of edits) {
      const company = Number(stored.get(id)?.company ?? 0);
      expect(company).toBeGreaterThanOrEqual(answered);
      expect(company).toBeLessThanOrEqual(asked);
      expect([audited.get(id) ?? 0, told.get(id) ?? 0]).toEqual(Array(2).fill((stored.get(id)?.version ?? 0) - 1));
    }
    expect(created.filter((id) => !stored.has(id))).toEqual([]);
    for (const made of [
      await count('audit_log', 'subject_id', { action: 'customer.created' }),
      await count('timeline_entries', 'customer_id', { kind: 'customer.created' }),
    ])
      expect([...made].sort()).toEqual(customers.map(({ id }) => [id, 1]).sort());
  }, 120_000);
});
