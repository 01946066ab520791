import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDeps } from '../../../test/test-shop.ts';
import { renewSession } from '../../modules/identity/index.ts';
import { inTransaction } from '../transaction.ts';
import { createActorFinder } from './actors.ts';
import type { ActorFinder } from './actors.ts';
import { endStaffSessions, listStaffSessions, renewStaffSession, startStaffSession } from './sessions.ts';

let now = 1_767_225_600_000;
let world: Awaited<ReturnType<typeof createTestDeps>>;
let actors: ActorFinder;
beforeAll(async () => {
  world = await createTestDeps({ clock: { now: () => now } });
  actors = createActorFinder(world.deps);
});
afterAll(async () => {
  actors.close();
  await world.close();
});

const second = 1_000;
const minute = 60 * second;
const day = 24 * 60 * minute;
let staffId = '';
beforeEach(async () => {
  staffId = world.deps.ids.next('staff');
  await world.deps
    .db('staff')
    .insert({ id: staffId, userid: staffId.toLowerCase(), name: '甲', role: 'sales', active: 1, created_at: now });
});

const start = (device?: string) => startStaffSession(world.ctx(), { staffId, device, deviceName: 'Chrome' });
const kindOf = async (tokens: { access: string; device: string }) => (await actors.find(tokens.access, tokens.device)).kind;
const audited = async (action: string) =>
  (await world.deps.db('audit_log').where({ action, subject_id: staffId })) as { action: string; detail: string }[];

describe('the access part', () => {
  it('opens doors for fifteen minutes, on its own device only', async () => {
    const tokens = await start();
    expect(await kindOf(tokens)).toBe('staff');
    expect(await kindOf({ ...tokens, device: 'another' })).toBe('nobody');
    expect((await actors.find(tokens.access, undefined)).kind).toBe('nobody');
    now += 15 * minute;
    expect(await kindOf(tokens)).toBe('nobody');
  });

  it('is not stored: the table holds hashes', async () => {
    const tokens = await start();
    const stored = JSON.stringify(await world.deps.db('sessions').where({ staff_id: staffId }));
    for (const secret of [tokens.access, tokens.refresh, tokens.device]) expect(stored).not.toContain(secret);
  });
});

describe('the refresh part', () => {
  it('gives two new parts, and the old access part ends', async () => {
    const first = await start();
    const renewal = await renewStaffSession(world.ctx(), first.refresh, first.device);
    if (renewal.kind !== 'renewed') throw new Error(renewal.kind);
    expect(renewal.tokens.refresh).not.toBe(first.refresh);
    expect([await kindOf(first), await kindOf(renewal.tokens)]).toEqual(['nobody', 'staff']);
    expect(await listStaffSessions(world.ctx(), staffId)).toHaveLength(1);
  });

  it('just replaced still works: two tabs renew at once and neither is signed out', async () => {
    const first = await start();
    const both = await Promise.all([1, 2].map(() => renewStaffSession(world.ctx(), first.refresh, first.device)));
    expect(both.map((it) => it.kind)).toEqual(['renewed', 'renewed']);
    now += 29 * second;
    expect((await renewStaffSession(world.ctx(), first.refresh, first.device)).kind).toBe('unknown'); // replaced twice by now
    expect(await listStaffSessions(world.ctx(), staffId)).toHaveLength(1);
  });

  it('used again after the grace ends the session, and that goes on record', async () => {
    const first = await start();
    const renewal = await renewStaffSession(world.ctx(), first.refresh, first.device);
    if (renewal.kind !== 'renewed') throw new Error(renewal.kind);
    expect(await kindOf(renewal.tokens)).toBe('staff');
    now += 31 * second;
    expect(await renewSession(world.ctx(), first.refresh, first.device)).toBeUndefined();
    expect(await kindOf(renewal.tokens)).toBe('nobody');
    expect(await renewSession(world.ctx(), renewal.tokens.refresh, first.device)).toBeUndefined();
    expect(await audited('staff.session_stolen')).toHaveLength(1);
  });

  it('from another device ends the session, and that goes on record', async () => {
    const first = await start();
    expect(await renewSession(world.ctx(), first.refresh, 'another')).toBeUndefined();
    expect(await kindOf(first)).toBe('nobody');
    expect(await audited('staff.session_stolen')).toHaveLength(1);
  });

  it('cannot be renewed for ever: thirty days at most, seven without use', async () => {
    let tokens = await start();
    const idle = await start();
    for (let days = 0; days < 29; days += 1) {
      now += day;
      const renewal = await renewStaffSession(world.ctx(), tokens.refresh, tokens.device);
      if (renewal.kind !== 'renewed') throw new Error(`${renewal.kind} after ${days} days`);
      tokens = renewal.tokens;
    }
    expect((await renewStaffSession(world.ctx(), idle.refresh, idle.device)).kind).toBe('unknown');
    now += day;
    expect((await renewStaffSession(world.ctx(), tokens.refresh, tokens.device)).kind).toBe('unknown');
  });
});

describe('what ends a session', () => {
  it('is felt at the very next request, though answers are kept for two seconds', async () => {
    const [one, other] = [await start(), await start()];
    expect([await kindOf(one), await kindOf(other)]).toEqual(['staff', 'staff']);
    const [kept] = await listStaffSessions(world.ctx(), staffId);
    await inTransaction(world.ctx(), (ctx) => endStaffSessions(ctx, staffId, kept?.id));
    expect([await kindOf(one), await kindOf(other)].sort()).toEqual(['nobody', 'staff']);
    await inTransaction(world.ctx(), (ctx) => endStaffSessions(ctx, staffId));
    expect([await kindOf(one), await kindOf(other)]).toEqual(['nobody', 'nobody']);
  });

  it('is not announced before it is committed, or others would look it up and find it alive', async () => {
    const tokens = await start();
    await inTransaction(world.ctx(), async (ctx) => {
      let heard = false;
      const stop = world.deps.live.subscribe((id) => (heard ||= id === staffId));
      await endStaffSessions(ctx, staffId);
      stop();
      expect(heard).toBe(false);
    });
    expect(await kindOf(tokens)).toBe('nobody');
  });
});
