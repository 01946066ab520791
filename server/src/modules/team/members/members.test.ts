import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestDeps } from '../../../../test/test-shop.ts';
import { actingAs, addCustomer, addStaff, emptyTables } from '../../../../test/test-staff.ts';
import { createActorFinder } from '../../../kernel/http/actors.ts';
import { startStaffSession } from '../../../kernel/http/sessions.ts';
import { listMembers } from './list-team.ts';
import { setRole } from './set-role.ts';
import { signOutMember } from './sign-out-member.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
let boss: string;
beforeAll(async () => {
  world = await createTestDeps();
});
beforeEach(async () => {
  await emptyTables(world, 'staff', 'staff_departments', 'departments', 'customers', 'customer_staff', 'sessions', 'audit_log');
  boss = await addStaff(world, 'boss', 'admin', [1, 2]);
  await world.deps.db('departments').insert([
    { id: 1, parent_id: null, name: '总部', position: 0 },
    { id: 2, parent_id: 9, name: '杭州店', position: 1 },
  ]);
});
afterAll(() => world.close());

const asBoss = () => actingAs(world, boss);
const roleOf = async (id: string) => ((await world.deps.db('staff').where({ id }).first()) as { role: string }).role;

describe('the team', () => {
  it('is listed with departments, customers and what may be done with each', async () => {
    const seller = await addStaff(world, 'seller');
    const gone = await addStaff(world, 'gone');
    await world.deps.db('staff').where({ id: gone }).update({ active: 0, left_at: 5 });
    for (let at = 0; at < 3; at += 1) await addCustomer(world, seller);
    const merged = await addCustomer(world, seller);
    await world.deps.db('customers').where({ id: merged }).update({ merged_into_id: 'cus_x' });
    const { members, departments } = await listMembers(await asBoss());
    expect(members.map((it) => [it.name, it.customers, it.active])).toEqual([
      ['boss', 0, true],
      ['seller', 3, true],
      ['gone', 0, false],
    ]);
    expect(members[0]?.departments).toEqual([
      { id: 1, name: '总部' },
      { id: 2, name: '杭州店' },
    ]);
    expect(departments.map((it) => it.parentId)).toEqual([null, null]); // one above is none of those we see
    expect(members.map((it) => it.can)).toEqual([
      { setRole: true, handOver: true, signOut: true },
      { setRole: true, handOver: true, signOut: true },
      { setRole: true, handOver: true, signOut: false },
    ]);
    const seen = await listMembers(await actingAs(world, seller));
    expect(seen.members.every((it) => !it.can.setRole && !it.can.handOver && !it.can.signOut)).toBe(true);
  });
});

describe('another role', () => {
  it('holds at the next call and goes on record', async () => {
    const staffId = await addStaff(world, 'seller');
    const tokens = await startStaffSession(world.ctx(), { staffId, deviceName: 'x' });
    const actors = createActorFinder(world.deps);
    expect(await actors.find(tokens.access, tokens.device)).toMatchObject({ role: 'sales' });
    expect(await setRole(await asBoss(), { staffId, role: 'auditor' })).toMatchObject({ role: 'auditor' });
    expect(await actors.find(tokens.access, tokens.device)).toMatchObject({ role: 'auditor' });
    const row = (await world.deps.db('audit_log').where({ action: 'staff.role_changed' }).first()) as { changes: string; actor_id: string };
    expect([JSON.parse(row.changes), row.actor_id]).toEqual([[{ field: 'role', before: 'sales', after: 'auditor' }], boss]);
    actors.close();
  });

  it('is not for the last administrator, nor for two who demote each other at the same moment', async () => {
    await expect(setRole(await asBoss(), { staffId: boss, role: 'sales' })).rejects.toMatchObject({ code: 'staff.last_admin' });
    for (let round = 0; round < 5; round += 1) {
      const other = await addStaff(world, `other${round}`, 'admin');
      const [one, two] = [await asBoss(), await actingAs(world, other)];
      const outcomes = await Promise.allSettled([
        setRole(one, { staffId: other, role: 'sales' }),
        setRole(two, { staffId: boss, role: 'sales' }),
      ]);
      expect(outcomes.map((it) => it.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect([await roleOf(boss), await roleOf(other)].sort()).toEqual(['admin', 'sales']);
      await world.deps.db('staff').where({ id: other }).update({ role: 'sales' });
      await world.deps.db('staff').where({ id: boss }).update({ role: 'admin' });
    }
  });

  it('an administrator who has left does not count', async () => {
    const gone = await addStaff(world, 'gone', 'admin');
    await world.deps.db('staff').where({ id: gone }).update({ active: 0 });
    await expect(setRole(await asBoss(), { staffId: boss, role: 'sales' })).rejects.toMatchObject({ code: 'staff.last_admin' });
  });

  it('who manages the team without being an administrator makes and unmakes none', async () => {
    const manager = await actingAs(world, await addStaff(world, 'manager'));
    manager.actor = { ...manager.actor, permissions: [...manager.actor.permissions, 'team.manage'] };
    for (const change of [
      { staffId: manager.actor.staffId, role: 'admin' },
      { staffId: boss, role: 'sales' },
    ] as const)
      await expect(setRole(manager, change)).rejects.toMatchObject({ code: 'auth.forbidden' });
    expect((await listMembers(manager)).members.find((it) => it.id === boss)?.can.setRole).toBe(false);
  });

  it('is not for those the configuration names, and unknown people have none', async () => {
    const ctx = await asBoss();
    const named = { ...ctx, config: { ...ctx.config, adminUserids: ['Boss'] } };
    await expect(setRole(named, { staffId: boss, role: 'sales' })).rejects.toMatchObject({ code: 'staff.role_by_config' });
    expect((await listMembers(named)).members[0]?.can.setRole).toBe(false);
    await expect(setRole(ctx, { staffId: 'stf_none', role: 'sales' })).rejects.toMatchObject({ code: 'staff.not_found' });
  });
});

it('signing somebody out ends all their sessions at once, on record', async () => {
  const staffId = await addStaff(world, 'seller');
  const sessions = [1, 2].map(() => startStaffSession(world.ctx(), { staffId, deviceName: 'x' }));
  const [one, two] = await Promise.all(sessions);
  const actors = createActorFinder(world.deps);
  const kinds = async () => [(await actors.find(one?.access, one?.device)).kind, (await actors.find(two?.access, two?.device)).kind];
  expect(await kinds()).toEqual(['staff', 'staff']);
  await signOutMember(await asBoss(), { staffId });
  expect(await kinds()).toEqual(['nobody', 'nobody']);
  expect(await world.deps.db('audit_log').where({ action: 'staff.signed_out', subject_id: staffId })).toHaveLength(1);
  actors.close();
});
