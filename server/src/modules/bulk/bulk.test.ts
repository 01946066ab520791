import { roleKeys } from '@lianke/shared';
import type { RoleKey } from '@lianke/shared';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeStaffActor } from '../../../test/factories/staff-actor.ts';
import { createTestDeps } from '../../../test/test-shop.ts';
import type { Context } from '../../kernel/context.ts';
import { insertRows } from '../../kernel/db/insert-rows.ts';
import { assignOwner } from '../customers/access/customer-staff.ts';
import { saveNameGrams } from '../customers/store.ts';
import { blankCustomer } from '../customers/tables.ts';
import type { CustomerRow } from '../customers/tables.ts';
import { cancelBulk } from './commands/cancel-bulk.ts';
import { startBulk } from './commands/start-bulk.ts';
import { undoBulk } from './commands/undo-bulk.ts';
import { forgetBulkChanges } from './jobs/forget-changes.ts';
import { runBulk } from './jobs/run-bulk.ts';
import { undoBulkJob } from './jobs/undo-bulk.ts';
import { getBulk, listBulk } from './queries/list-bulk.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
let admin: Context;
let town = 100_000;
/** Every test has a town of its own, and changes only who lives there. */
let here: { filter: { field: 'region'; op: 'is'; value: string }[] };
beforeAll(async () => {
  world = await createTestDeps();
  for (const role of roleKeys) await world.deps.db('staff').insert(staffRow(`stf_${role}`, role));
  admin = world.ctx(makeStaffActor('admin'));
});
afterAll(() => world.close());
beforeEach(() => {
  town += 1;
  here = { filter: [{ field: 'region', op: 'is', value: String(town) }] };
});

const staffRow = (id: string, role: RoleKey): object => ({ id, userid: id, name: id, role, active: 1, created_at: 1 });

async function people(count: number, owner = ''): Promise<string[]> {
  const ctx = world.ctx();
  const rows = Array.from({ length: count }, () => ({
    ...blankCustomer,
    id: ctx.ids.next('customer'),
    member_no: `8${ctx.ids.digits(11)}`,
    name: '某人',
    region: String(town),
    created_at: 1,
    last_seen_at: 1,
  }));
  await insertRows(ctx, 'customers', rows);
  if (owner)
    for (let from = 0; from < count; from += 300)
      await assignOwner(
        ctx,
        rows.slice(from, from + 300).map((row) => row.id),
        owner,
      );
  return rows.map((row) => row.id);
}

const residents = (): Promise<CustomerRow[]> =>
  world.deps
    .db<CustomerRow>('customers')
    .where({ region: String(town) })
    .orderBy('id');
const levels = async (): Promise<number[]> => [...new Set((await residents()).map((row) => row.level))].sort();
const run = (actionId: string, ctx = world.ctx()): Promise<void> => runBulk.run(ctx, { actionId });
const undo = async (id: string, by = admin): Promise<void> => {
  await undoBulk(by, { id });
  await undoBulkJob.run(world.ctx(), { actionId: id });
};
const tagsOf = async (id: string): Promise<string[]> =>
  world.deps.db('customer_tags').where({ customer_id: id, source: 'shop' }).orderBy('name').pluck<string[]>('name');
const setLevel = (value: number) => ({ kind: 'set' as const, field: 'level', value });

describe('a change to many customers', () => {
  it('reaches everybody a list shows, counts them, and can be put back', async () => {
    await people(1_203);
    const action = await startBulk(admin, { target: here, change: setLevel(2) });
    expect(action).toMatchObject({ status: 'running', progress: { done: 0, total: 1_203 }, can: { cancel: true, undo: false } });
    await run(action.id);
    expect(await levels()).toEqual([2]);
    const done = await getBulk(admin, { id: action.id });
    expect(done).toMatchObject({ status: 'done', progress: { done: 1_203, total: 1_203, failed: 0 }, can: { undo: true } });
    await undo(action.id);
    expect(await levels()).toEqual([0]);
    expect(await getBulk(admin, { id: action.id })).toMatchObject({ status: 'undone', progress: { done: 1_203 }, can: { undo: false } });
  });

  it('goes on exactly where it was after a crash, and changes nobody twice when it runs twice', async () => {
    const ids = await people(1_300);
    const { id } = await startBulk(admin, { target: here, change: { kind: 'tag', add: ['活动甲'], remove: [] } });
    let calls = 0;
    const ctx = world.ctx();
    const dying: Context = {
      ...ctx,
      dialect: {
        ...ctx.dialect,
        lockRows: (query) => {
          calls += 1;
          if (calls === 4) throw new Error('the power went out');
          return ctx.dialect.lockRows(query);
        },
      },
    };
    await expect(run(id, dying)).rejects.toThrow('the power went out');
    const half = await getBulk(admin, { id });
    expect(half.progress.done).toBe(500);
    expect(half.status).toBe('running');
    await Promise.all([run(id), run(id)]);
    expect((await getBulk(admin, { id })).progress).toEqual({ done: 1_300, total: 1_300, failed: 0 });
    const changes = await world.deps.db('bulk_changes').where({ action_id: id }).pluck<string[]>('customer_id');
    expect(changes.sort()).toEqual(ids);
    expect((await residents()).every((row) => row.version === 2)).toBe(true);
  });

  it('leaves those alone who came after it was started', async () => {
    await people(3);
    const { id } = await startBulk(admin, { target: here, change: setLevel(3) });
    await people(2);
    await run(id);
    expect((await residents()).map((row) => row.level)).toEqual([3, 3, 3, 0, 0]);
  });

  it('stops when it is cancelled; what was changed can still be put back', async () => {
    await people(700);
    const { id } = await startBulk(admin, { target: here, change: setLevel(1) });
    const ctx = world.ctx();
    let calls = 0;
    const cancelling: Context = {
      ...ctx,
      dialect: {
        ...ctx.dialect,
        lockRows: (query) => {
          calls += 1;
          if (calls === 3) throw new Error('stop here');
          return ctx.dialect.lockRows(query);
        },
      },
    };
    await run(id, cancelling).catch(() => undefined);
    expect((await cancelBulk(admin, { id })).status).toBe('cancelled');
    await run(id);
    expect((await residents()).filter((row) => row.level === 1)).toHaveLength(500);
    await expect(cancelBulk(admin, { id })).rejects.toMatchObject({ code: 'bulk.not_possible' });
    await undo(id);
    expect(await levels()).toEqual([0]);
  });

  it('is not put back where somebody edited since', async () => {
    const [first = '', second = ''] = await people(2);
    const { id } = await startBulk(admin, { target: { ids: [first, second] }, change: setLevel(1) });
    await run(id);
    await world.deps.db('customers').where({ id: second }).update({ level: 3 });
    await undo(id);
    expect((await residents()).map((row) => row.level)).toEqual([0, 3]);
    await expect(undoBulk(admin, { id })).rejects.toMatchObject({ code: 'bulk.not_possible' });
  });

  it('adds and removes the shop’s tags, and gives back exactly those', async () => {
    const [first = '', second = ''] = await people(2);
    const tag = async (ids: string[], add: string[], remove: string[] = []): Promise<string> => {
      const { id } = await startBulk(admin, { target: { ids }, change: { kind: 'tag', add, remove } });
      await run(id);
      return id;
    };
    await tag([first], ['老客', '团购']);
    const action = await tag([first, second], ['老客', '新春'], ['团购']);
    expect([await tagsOf(first), await tagsOf(second)]).toEqual([
      ['新春', '老客'],
      ['新春', '老客'],
    ]);
    expect(await world.deps.db('tags').where({ name: '新春' }).first('name')).toBeDefined();
    await undo(action);
    expect([await tagsOf(first), await tagsOf(second)]).toEqual([['团购', '老客'], []]);
  });

  it('gives customers to a colleague and back, with owner and tie in step', async () => {
    const [first = '', second = '', third = ''] = await people(3, 'stf_sales');
    await assignOwner(world.ctx(), [third], '');
    const { id } = await startBulk(admin, { target: { ids: [first, second, third] }, change: { kind: 'assign', ownerId: 'stf_service' } });
    await run(id);
    const owners = async (): Promise<string[]> => (await residents()).map((row) => row.owner_id);
    const ties = async (): Promise<(string | undefined)[]> => {
      const rows = await world.deps
        .db('customer_staff')
        .whereIn('customer_id', [first, second, third])
        .where({ kind: 'owner' })
        .select<{ customer_id: string; staff_id: string }[]>('customer_id', 'staff_id');
      return [first, second, third].map((customer) => rows.find((row) => row.customer_id === customer)?.staff_id ?? '');
    };
    expect(await owners()).toEqual(['stf_service', 'stf_service', 'stf_service']);
    expect(await ties()).toEqual(await owners());
    await undo(id);
    expect(await owners()).toEqual(['stf_sales', 'stf_sales', '']);
    expect(await ties()).toEqual(await owners());
  });

  it('sets one of the shop’s own fields and puts each old value back', async () => {
    const field = world.deps.ids.next('customField');
    await world.deps.db('custom_fields').insert({
      id: field,
      label: '车型',
      type: 'single',
      options: JSON.stringify(['轿车', '越野']),
      required_at: 'never',
      is_unique: 0,
      personal: 0,
      member_access: 'none',
      default_right: 'write',
      position: 1,
      archived: 0,
      created_at: 1,
    });
    world.deps.live.publish('custom-fields');
    const [first = '', second = ''] = await people(2);
    await world.deps.db('customer_field_values').insert({ customer_id: first, field_id: field, nth: 0, value_text: '轿车' });
    const change = { kind: 'set' as const, field: `custom.${field}`, value: '越野' };
    const { id } = await startBulk(admin, { target: { ids: [first, second] }, change });
    await run(id);
    const values = async (): Promise<string[]> =>
      world.deps.db('customer_field_values').where({ field_id: field }).orderBy('customer_id').pluck<string[]>('value_text');
    expect(await values()).toEqual(['越野', '越野']);
    await undo(id);
    expect(await values()).toEqual(['轿车']);
    await expect(startBulk(admin, { target: { ids: [first] }, change: { ...change, value: '飞机' } })).rejects.toMatchObject({
      code: 'custom_field.value_invalid',
    });
  });
});

describe('whose rights count', () => {
  const marketer = (rows: 'all' | 'self' = 'all'): Context => world.ctx(makeStaffActor('marketer', { rows }));

  it('refuses fields the starter may not write, and fields that are one person’s', async () => {
    const ids = await people(1);
    await expect(startBulk(marketer(), { target: { ids }, change: setLevel(1) })).rejects.toMatchObject({
      code: 'customer.field_forbidden',
    });
    await expect(startBulk(marketer(), { target: { ids }, change: { kind: 'assign', ownerId: null } })).rejects.toMatchObject({
      code: 'customer.field_forbidden',
    });
    for (const [field, value] of [
      ['name', '同名'],
      ['phone', '13800000000'],
      ['paidTotalFen', 1],
    ] as const)
      await expect(startBulk(admin, { target: { ids }, change: { kind: 'set', field, value } })).rejects.toMatchObject({
        code: 'customer.field_forbidden',
      });
    await expect(startBulk(admin, { target: { ids }, change: setLevel(100) })).rejects.toMatchObject({
      code: 'custom_field.value_invalid',
    });
    await expect(startBulk(admin, { target: here, change: { kind: 'assign', ownerId: 'stf_gone' } })).rejects.toMatchObject({
      code: 'staff.not_found',
    });
    town += 1_000;
    const nobody = { filter: [{ field: 'region', op: 'is' as const, value: String(town) }] };
    await expect(startBulk(admin, { target: nobody, change: setLevel(1) })).rejects.toMatchObject({ code: 'bulk.nothing_selected' });
  });

  it('touches only customers the starter may see; the rest count as failed', async () => {
    const mine = await people(2, 'stf_marketer');
    const others = await people(3, 'stf_sales');
    await world.deps.db('roles').insert({
      role_key: 'marketer',
      rights: JSON.stringify({ permissions: ['self', 'customers.read', 'customers.bulk'], rows: 'self', fields: { tags: 'write' } }),
      updated_at: 1,
    });
    const { id } = await startBulk(marketer('self'), {
      target: { ids: [...mine, ...others] },
      change: { kind: 'tag', add: ['我的'], remove: [] },
    });
    await run(id);
    expect((await getBulk(admin, { id })).progress).toEqual({ done: 2, total: 5, failed: 3 });
    for (const other of others) expect(await tagsOf(other)).toEqual([]);
    await world.deps.db('roles').delete();
  });

  it.each([
    ['left', async () => world.deps.db('staff').where({ id: 'stf_marketer' }).update({ active: 0 })],
    ['was demoted', async () => world.deps.db('staff').where({ id: 'stf_marketer' }).update({ role: 'auditor' })],
  ])('stops when the starter %s in between', async (_what, happens) => {
    const [first = ''] = await people(1);
    const { id } = await startBulk(marketer(), { target: { ids: [first] }, change: { kind: 'tag', add: ['太晚'], remove: [] } });
    await happens();
    await run(id);
    expect((await getBulk(admin, { id })).status).toBe('failed');
    expect(await tagsOf(first)).toEqual([]);
    await world.deps.db('staff').where({ id: 'stf_marketer' }).update({ active: 1, role: 'marketer' });
  });

  it('shows one’s own actions, and everybody’s to those who manage the team', async () => {
    const ids = await people(1);
    const { id } = await startBulk(marketer(), { target: { ids }, change: { kind: 'tag', add: ['谁的'], remove: [] } });
    const other = world.ctx(makeStaffActor('marketer', { staffId: 'stf_sales' }));
    await expect(getBulk(other, { id })).rejects.toMatchObject({ code: 'bulk.not_found' });
    await expect(cancelBulk(other, { id })).rejects.toMatchObject({ code: 'bulk.not_found' });
    expect((await listBulk(other, {})).actions.map((it) => it.id)).not.toContain(id);
    expect((await listBulk(admin, {})).actions.map((it) => it.id)).toContain(id);
    await cancelBulk(marketer(), { id });
  });

  it('keeps whom it is for in clear nowhere, and forgets what was before after 30 days', async () => {
    const ids = await people(2);
    await saveNameGrams(world.ctx(), new Map(ids.map((id) => [id, '某人'])));
    const { id } = await startBulk(admin, { target: { ...here, search: '某人' }, change: setLevel(1) });
    const row = await world.deps.db('bulk_actions').where({ id }).first<{ target_sealed: string }>('target_sealed');
    expect(row.target_sealed).not.toContain('某人');
    await run(id);
    expect(await world.deps.db('bulk_actions').where({ id }).first('target_sealed')).toEqual({ target_sealed: null });
    await world.deps.db('bulk_actions').where({ id }).update({ started_at: 1 });
    await forgetBulkChanges.run(world.ctx(), {});
    expect(await world.deps.db('bulk_changes').where({ action_id: id })).toEqual([]);
    await expect(undoBulk(admin, { id })).rejects.toMatchObject({ code: 'bulk.not_possible' });
  });
});
