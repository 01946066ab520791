import { defaultRoles } from '@lianke/shared';
import type { RoleRights } from '@lianke/shared';
import type { Input } from '@lianke/shared/api';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDeps } from '../../../../test/test-shop.ts';
import { actingAs, addStaff, emptyTables } from '../../../../test/test-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { createActorFinder } from '../../../kernel/http/actors.ts';
import { startStaffSession } from '../../../kernel/http/sessions.ts';
import { listRoles, resetRole, updateRole } from './roles.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
let admin: Context;
beforeAll(async () => {
  world = await createTestDeps();
});
beforeEach(async () => {
  await emptyTables(world, 'roles', 'staff', 'sessions', 'audit_log', 'custom_fields');
  admin = await actingAs(world, await addStaff(world, 'boss', 'admin'));
});
afterAll(() => world.close());

type Rights = Input<'staff.roles.update'>['rights'];
const sales = (but: Partial<RoleRights> = {}): Rights => {
  const { permissions, rows, fields } = { ...defaultRoles.sales, ...but };
  return { permissions: [...permissions], rows, fields: { ...fields } };
};
const update = (rights: Rights) => updateRole(admin, { key: 'sales', rights });
const audited = async () =>
  (await world.deps.db('audit_log').where({ subject_kind: 'role' }).orderBy('id')) as { action: string; changes: string }[];

it('a changed role holds from the next call of somebody who is signed in', async () => {
  const staffId = await addStaff(world, 'seller');
  const tokens = await startStaffSession(world.ctx(), { staffId, deviceName: 'x' });
  const actors = createActorFinder(world.deps);
  const me = () => actors.find(tokens.access, tokens.device);
  expect(await me()).toMatchObject({ rows: 'self', seesStaff: [staffId] });
  await update(sales({ rows: 'all', permissions: ['customers.read'], fields: { ...defaultRoles.sales.fields, phone: 'hidden' } }));
  expect(await me()).toMatchObject({ rows: 'all', seesStaff: null, permissions: ['self', 'customers.read'], fields: { phone: 'hidden' } });
  await resetRole(admin, { key: 'sales' });
  expect(await me()).toMatchObject({ rows: 'self', fields: { phone: 'masked' } });
  actors.close();
});

it('a change tells before and after on the record, no change tells nothing', async () => {
  await update(sales());
  expect(await audited()).toEqual([]);
  const view = await update(sales({ rows: 'department', permissions: [...defaultRoles.sales.permissions, 'audit.read'] }));
  expect(view).toMatchObject({ changed: true, fixed: false, rights: { rows: 'department' }, defaults: { rows: 'self' } });
  const [row] = await audited();
  expect(row?.action).toBe('role.changed');
  expect(JSON.parse(row?.changes ?? '')).toEqual([
    { field: 'rows', before: 'self', after: 'department' },
    { field: 'permission.audit.read', before: null, after: 'granted' },
  ]);
  expect(await resetRole(admin, { key: 'sales' })).toMatchObject({ changed: false, rights: { rows: 'self' } });
  expect(await world.deps.db('roles')).toEqual([]);
});

it('what a role came with counts again for fields the change does not name', async () => {
  const { fields } = (await update({ permissions: ['self'], rows: 'all', fields: { phone: 'read' } })).rights;
  expect(fields).toEqual({ ...defaultRoles.sales.fields, phone: 'read' });
});

it.each([
  [{ unheard: 'read' }, 'role.field_unknown'],
  [{ 'custom.fld_none': 'read' }, 'role.field_unknown'],
  [{ company: 'masked' }, 'request.invalid'],
  [{ memberNo: 'write' }, 'request.invalid'],
] as const)('%j is refused with %s and changes nothing', async (fields, code) => {
  await expect(update(sales({ fields }))).rejects.toMatchObject({ code });
  expect(await world.deps.db('roles')).toEqual([]);
});

it('the administrator is fixed', async () => {
  await expect(updateRole(admin, { key: 'admin', rights: sales() })).rejects.toMatchObject({ code: 'role.fixed' });
  await expect(resetRole(admin, { key: 'admin' })).rejects.toMatchObject({ code: 'role.fixed' });
});

it("the shop's own fields are known, archived ones too", async () => {
  const field = {
    label: '生日礼',
    type: 'text',
    options: '[]',
    required_at: 'never',
    is_unique: 0,
    member_access: 'none',
    default_right: 'read',
    position: 1,
    created_at: 1,
  };
  await world.deps.db('custom_fields').insert([
    { ...field, id: 'fld_1', personal: 1, archived: 0 },
    { ...field, id: 'fld_2', personal: 0, archived: 1 },
  ]);
  world.deps.live.publish('custom-fields');
  expect((await update(sales({ fields: { 'custom.fld_1': 'masked', 'custom.fld_2': 'hidden' } }))).rights.fields).toMatchObject({
    'custom.fld_1': 'masked',
    'custom.fld_2': 'hidden',
  });
  await expect(update(sales({ fields: { 'custom.fld_2': 'masked' } }))).rejects.toMatchObject({ code: 'request.invalid' });
});

it('two who change the same role at once leave one of the two, not a mixture', async () => {
  await Promise.all([update(sales({ rows: 'all' })), update(sales({ rows: 'department' }))]);
  expect(['all', 'department']).toContain((await listRoles(admin)).roles.find((role) => role.key === 'sales')?.rights.rows);
  expect(await world.deps.db('roles')).toHaveLength(1);
});

it('the list counts who works in each role', async () => {
  await addStaff(world, 'a');
  await addStaff(world, 'b');
  const gone = await addStaff(world, 'c');
  await world.deps.db('staff').where({ id: gone }).update({ active: 0 });
  const { roles } = await listRoles(admin);
  expect(roles.map((role) => [role.key, role.members, role.fixed])).toContainEqual(['sales', 2, false]);
  expect(roles.map((role) => [role.key, role.members, role.fixed])).toContainEqual(['admin', 1, true]);
});
