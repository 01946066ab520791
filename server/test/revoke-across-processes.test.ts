import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildDeps } from '../src/app/build-deps.ts';
import type { BuiltDeps } from '../src/app/build-deps.ts';
import { createContext } from '../src/kernel/context.ts';
import { migrate } from '../src/kernel/db/migrate.ts';
import { openDatabase } from '../src/kernel/db/open-database.ts';
import { createActorFinder } from '../src/kernel/http/actors.ts';
import { endSession, endStaffSessions, listStaffSessions, startStaffSession } from '../src/kernel/http/sessions.ts';
import { inTransaction } from '../src/kernel/transaction.ts';
import { migrations } from '../src/migrations/index.ts';
import { createTestDatabase } from './test-database.ts';
import { eventually, testConfig } from './test-shop.ts';
import { addStaff } from './test-staff.ts';

const redisUrl = process.env.TEST_REDIS_URL ?? '';
const closing: (() => Promise<unknown>)[] = [];
let processes: BuiltDeps[];
/** Frozen, so that kept answers never grow old: only the news can end them. */
const clock = { now: () => 1_767_225_600_000 };

beforeAll(async () => {
  const database = await createTestDatabase();
  closing.push(database.drop);
  const opened = openDatabase(database.url);
  await migrate(opened, migrations);
  await opened.close();
  const config = testConfig({ DATABASE_URL: database.url, REDIS_URL: redisUrl });
  processes = [await buildDeps(config, { clock }), await buildDeps(config, { clock })];
  closing.push(...processes.map((one) => one.close));
});
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

it('a session ended in one process is over in the other as soon as the news arrives, not only when its answer is old', async () => {
  const [here, there] = processes.map((one) => one.deps);
  if (!here || !there) throw new Error('two processes');
  const ctx = createContext(here, { kind: 'system', name: 'test' }, 'req_test');
  const staffId = await addStaff({ deps: here }, 'seller');
  const actors = createActorFinder(there);
  const sessions = await Promise.all([1, 2, 3].map(() => startStaffSession(ctx, { staffId, deviceName: 'x' })));
  const kinds = () => Promise.all(sessions.map(async (tokens) => (await actors.find(tokens.access, tokens.device)).kind));
  const alive = async (): Promise<number> => (await kinds()).filter((kind) => kind === 'staff').length;
  expect(await alive()).toBe(3);

  await endSession(ctx, (await listStaffSessions(ctx, staffId))[0]?.id ?? '');
  await eventually('one is over', async () => (await alive()) === 2, 2_000);
  await here.db('staff').where({ id: staffId }).update({ role: 'auditor' });
  here.live.publish(staffId);
  await eventually(
    'the role is the new one',
    async () => {
      const found = await Promise.all(sessions.map((tokens) => actors.find(tokens.access, tokens.device)));
      return found.every((actor) => actor.kind === 'nobody' || (actor.kind === 'staff' && actor.role === 'auditor'));
    },
    2_000,
  );
  await inTransaction(ctx, (ctx) => endStaffSessions(ctx, staffId));
  await eventually('all are over', async () => (await alive()) === 0, 2_000);
  actors.close();
});
