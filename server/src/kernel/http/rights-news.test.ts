import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDeps } from '../../../test/test-shop.ts';
import { addStaff } from '../../../test/test-staff.ts';
import { createMemoryLive } from '../live/live.ts';
import { inTransaction, RetryTransaction } from '../transaction.ts';
import { createActorFinder } from './actors.ts';
import type { ActorFinder } from './actors.ts';
import { rightsChanged, tellRightsChanged } from './rights-news.ts';
import { endSession, endStaffSessions, listStaffSessions, startStaffSession } from './sessions.ts';
import type { StaffTokens } from './sessions.ts';

let now = 1_767_225_600_000;
let world: Awaited<ReturnType<typeof createTestDeps>>;
/** Another process on the same database whose Live hears nothing of this one. */
let elsewhere: ActorFinder;
let staffId: string;
let tokens: StaffTokens;

beforeAll(async () => {
  world = await createTestDeps({ clock: { now: () => now } });
  elsewhere = createActorFinder({ ...world.deps, live: createMemoryLive() });
});
afterAll(async () => {
  elsewhere.close();
  await world.close();
});
beforeEach(async () => {
  now += 3_600_000;
  staffId = await addStaff(world, `seller${now}`);
  tokens = await startStaffSession(world.ctx(), { staffId, deviceName: 'x' });
  expect(await seen()).toBe('sales');
});

const seen = async (): Promise<string> => {
  const actor = await elsewhere.find(tokens.access, tokens.device);
  return actor.kind === 'staff' ? actor.role : actor.kind;
};

describe('a process that Live does not reach', () => {
  it('hears within a second that a session ended', async () => {
    await endSession(world.ctx(), (await listStaffSessions(world.ctx(), staffId))[0]?.id ?? '');
    now += 1_000;
    expect(await seen()).toBe('nobody');
  });

  it('hears within a second that somebody left', async () => {
    await endStaffSessions(world.ctx(), staffId);
    now += 1_000;
    expect(await seen()).toBe('nobody');
  });

  it('hears within a second that a role changed, one person’s or everybody’s', async () => {
    for (const [role, topic] of [
      ['marketer', staffId],
      ['finance', rightsChanged],
    ] as const) {
      await world.deps.db('staff').where({ id: staffId }).update({ role });
      await tellRightsChanged(world.ctx(), [topic]);
      now += 1_000;
      expect(await seen()).toBe(role);
    }
  });

  it('hears of what a slow transaction committed long after it had begun', async () => {
    const toldAt = now;
    now += 20_000;
    expect(await seen()).toBe('sales'); // asked in between, and found nothing
    await world.deps.db('staff').where({ id: staffId }).update({ role: 'service' });
    await world.deps.db('rights_news').insert({ id: world.deps.ids.next('claim'), topic: staffId, at: toldAt });
    now += 1_000;
    expect(await seen()).toBe('service');
  });

  it('hears nothing of what was rolled back', async () => {
    await inTransaction(world.ctx(), async (ctx) => {
      await endStaffSessions(ctx, staffId);
      throw new Error('never mind');
    }).catch((error: unknown) => expect(error).not.toBeInstanceOf(RetryTransaction));
    now += 1_000;
    expect(await seen()).toBe('sales');
  });

  it('looks somebody up anew after a minute, news or not', async () => {
    await world.deps.db('staff').where({ id: staffId }).update({ role: 'auditor' });
    now += 59_000;
    expect(await seen()).toBe('sales');
    now += 1_000;
    expect(await seen()).toBe('auditor');
  });
});
