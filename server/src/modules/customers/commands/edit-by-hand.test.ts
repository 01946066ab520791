import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeStaffActor } from '../../../../test/factories/staff-actor.ts';
import { createTestDeps } from '../../../../test/test-shop.ts';
import type { Context } from '../../../kernel/context.ts';
import { listLinks } from '../../identity/index.ts';
import { saveCustomField } from '../custom-fields/commands.ts';
import { readCustomValues } from '../custom-fields/values.ts';
import { findCustomFields } from '../custom-fields/store.ts';
import { phoneKeys } from '../personal-values.ts';
import { createCustomer } from './create-customer.ts';
import { recordArrivals } from './record-arrivals.ts';
import { updateCustomer } from './update-customer.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
let admin: Context;
beforeAll(async () => {
  world = await createTestDeps();
  admin = world.ctx(makeStaffActor('admin'));
  for (const id of ['stf_one', 'stf_two'])
    await world.deps
      .db('staff')
      .insert({ id, userid: id, name: id === 'stf_one' ? '陈一' : '吴二', role: 'sales', active: 1, created_at: 1 });
});
afterAll(() => world.close());

const rowOf = async (id: string): Promise<Record<string, unknown>> =>
  (await world.deps.db('customers').where({ id }).first<Record<string, unknown> | undefined>()) ?? {};
const lastAudit = async (subject: string): Promise<{ action: string; changes: unknown }> => {
  const row = await world.deps
    .db('audit_log')
    .where({ subject_id: subject })
    .orderBy('id', 'desc')
    .first<{ action: string; changes: string | null }>('action', 'changes');
  return { action: row.action, changes: JSON.parse(row.changes ?? '[]') as unknown };
};

describe('a record made by hand', () => {
  it('keeps personal values sealed and findable, and knows who made it', async () => {
    const id = await createCustomer(admin, {
      name: '赵敏',
      phone: '138 0000 7001',
      email: 'zhao@example.cn',
      address: '浙江省杭州市西湖区文三路 1 号',
      taxId: '91330106MA2CABCD8K',
    });
    const text = JSON.stringify(await rowOf(id));
    for (const secret of ['13800007001', 'zhao@', '文三路', 'MA2CABCD']) expect(text).not.toContain(secret);
    expect(await rowOf(id)).toMatchObject({
      phone_masked: '138****7001',
      email_masked: 'zh***@example.cn',
      name_initials: 'zm',
      created_by: 'stf_admin',
    });
  });

  it('is refused when the number is known already, typed or verified, also to two clerks at once', async () => {
    const both = await Promise.allSettled(['甲', '乙'].map((name) => createCustomer(admin, { name, phone: '13800007002' })));
    expect(both.filter((it) => it.status === 'fulfilled')).toHaveLength(1);
    expect(both.find((it) => it.status === 'rejected')?.reason).toMatchObject({ code: 'customer.phone_taken' });
    const sales = world.ctx(makeStaffActor('sales', { staffId: 'stf_one', fields: { phone: 'write' } }));
    const refused = await createCustomer(sales, { name: '丙', phone: '13800007002' }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'customer.phone_taken', data: undefined }); // not theirs to see, so no id
  });

  it('belongs to its maker when they see only their own customers', async () => {
    const sales = world.ctx(makeStaffActor('sales', { staffId: 'stf_one' }));
    const id = await createCustomer(sales, { name: '周芷若' });
    expect(await rowOf(id)).toMatchObject({ owner_id: 'stf_one' });
    expect(await world.deps.db('customer_staff').where({ customer_id: id }).pluck('staff_id')).toEqual(['stf_one']);
    await expect(createCustomer(sales, { name: '丁', ownerId: 'stf_two' })).rejects.toThrow('customer.field_forbidden');
  });

  it('is taken over by the person who proves the typed number in the mini-program', async () => {
    const id = await createCustomer(admin, { name: '小昭', phone: '13800007003', level: 2 });
    const [login] = await recordArrivals(world.ctx(), [
      { keys: [{ kind: 'mini_openid', appId: 'wx', value: 'o-xiaozhao' }], at: 5_000_000_000_000, reach: { mini: true } },
    ]);
    const [bound] = await recordArrivals(world.ctx(), [
      {
        keys: [{ kind: 'mini_openid', appId: 'wx', value: 'o-xiaozhao' }, ...phoneKeys(admin, '13800007003')],
        at: 5_000_000_000_001,
        phone: '13800007003',
      },
    ]);
    expect(bound?.customerId).toBe(id); // the older record stays
    expect(await rowOf(login?.customerId ?? '')).toMatchObject({ merged_into_id: id });
    await expect(updateCustomer(admin, { id, change: { phone: '13800007004' } })).rejects.toThrow('customer.phone_verified');
  });

  it('that somebody in WeChat already uses is not taken over by whoever proves the number', async () => {
    const id = await createCustomer(admin, { name: '金毛狮王', phone: '13800007005' });
    await world.deps
      .db('identities')
      .insert({ kind: 'mini_openid', app_id: 'wx', value: 'o-lion', customer_id: id, origin_customer_id: id, linked_at: 1 });
    const [other] = await recordArrivals(world.ctx(), [
      { keys: [{ kind: 'mini_openid', appId: 'wx', value: 'o-other' }, ...phoneKeys(admin, '13800007005')], at: 1, phone: '13800007005' },
    ]);
    expect(other?.customerId).not.toBe(id);
  });
});

describe('an edit by hand', () => {
  it('changes what it names, counts the version, and is on record with masked values', async () => {
    const id = await createCustomer(admin, { name: '张无忌', phone: '13800007010', level: 1, tags: ['明教'] });
    await updateCustomer(admin, { id, version: 1, change: { level: 3, phone: '13800007011', tags: ['武当', '明教'], ownerId: 'stf_two' } });
    expect(await rowOf(id)).toMatchObject({ version: 2, level: 3, phone_masked: '138****7011', owner_id: 'stf_two' });
    const { action, changes } = await lastAudit(id);
    expect(action).toBe('customer.edited');
    expect(changes).toEqual([
      { field: 'phone', before: '138****7010', after: '138****7011' },
      { field: 'level', before: '1', after: '3' },
      { field: 'owner', before: null, after: '吴二' },
      { field: 'tags', before: '明教', after: '武当、明教' },
    ]);
    expect((await listLinks(admin, [id])).filter((link) => link.kind === 'typed_phone')).toHaveLength(1);
  });

  it('reports somebody else’s edit in between, and changes nothing', async () => {
    const id = await createCustomer(admin, { name: '赵敏二' });
    await updateCustomer(admin, { id, version: 1, change: { level: 1 } });
    await expect(updateCustomer(admin, { id, version: 1, change: { level: 2 } })).rejects.toThrow('customer.changed_meanwhile');
    expect(await rowOf(id)).toMatchObject({ level: 1, version: 2 });
  });

  it('refuses fields the role may not write, and records that are not the caller’s', async () => {
    const id = await createCustomer(admin, { name: '灭绝师太', ownerId: 'stf_two' });
    const own = world.ctx(makeStaffActor('sales', { staffId: 'stf_two' }));
    const other = world.ctx(makeStaffActor('sales', { staffId: 'stf_one' }));
    await expect(updateCustomer(own, { id, change: { level: 3 } })).rejects.toThrow('customer.field_forbidden');
    await expect(updateCustomer(other, { id, change: { name: '别人' } })).rejects.toThrow('customer.not_found');
    await updateCustomer(own, { id, change: { name: '灭绝' } });
    expect(await rowOf(id)).toMatchObject({ name: '灭绝' });
  });
});

describe('the shop’s own fields', () => {
  const base = {
    options: [] as string[],
    requiredAt: 'never' as const,
    unique: false,
    personal: false,
    memberAccess: 'none' as const,
    defaultRight: 'read' as const,
  };

  it('hold every type, in one row per value, and read back what was written', async () => {
    const types = {
      text: '喜欢红色',
      number: 1.75,
      money: 19_900,
      date: '2026-02-28',
      single: '微信',
      multi: ['早', '晚'],
      bool: true,
      region: '330100',
      staff: 'stf_two',
    } as const;
    const custom: Record<string, string | number | boolean | string[]> = {};
    for (const [type, value] of Object.entries(types)) {
      const field = await saveCustomField(admin, {
        ...base,
        label: `字段${type}`,
        type: type as keyof typeof types,
        options: type === 'single' ? ['微信'] : ['早', '晚'],
      });
      custom[field.id] = typeof value === 'object' ? [...value] : value;
    }
    const id = await createCustomer(admin, { name: '字段客户', custom });
    const fields = await findCustomFields(admin);
    const read = (await readCustomValues(admin, [id], fields)).get(id);
    expect(Object.fromEntries([...(read ?? [])].filter(([fieldId]) => fieldId in custom))).toEqual(custom);
  });

  it('refuse values that do not fit, a second holder of a unique value, and an empty required field', async () => {
    const date = await saveCustomField(admin, { ...base, label: '纪念日', type: 'date' });
    await expect(createCustomer(admin, { name: '甲', custom: { [date.id]: '2026-02-30' } })).rejects.toThrow('custom_field.value_invalid');
    const master = await saveCustomField(admin, { ...base, label: '专属茶艺师', type: 'staff' });
    await expect(createCustomer(admin, { name: '甲', custom: { [master.id]: 'stf_nobody' } })).rejects.toThrow(
      'custom_field.value_invalid',
    );
    const card = await saveCustomField(admin, { ...base, label: '旧卡号', type: 'text', unique: true });
    await createCustomer(admin, { name: '甲', custom: { [card.id]: 'A-100' } });
    await expect(createCustomer(admin, { name: '乙', custom: { [card.id]: 'a-100' } })).rejects.toThrow('custom_field.value_taken');
    const needed = await saveCustomField(admin, { ...base, label: '来源门店', type: 'text', requiredAt: 'staff' });
    await expect(createCustomer(admin, { name: '丙' })).rejects.toThrow('customer.required_missing');
    await saveCustomField(admin, { ...base, id: needed.id, label: '来源门店', type: 'text', requiredAt: 'never' });
  });

  it('marked personal are sealed, masked for those who only see them masked, and found whole', async () => {
    const field = await saveCustomField(admin, { ...base, label: '身份证', type: 'text', personal: true, defaultRight: 'masked' });
    const id = await createCustomer(admin, { name: '隐私', custom: { [field.id]: '330106199001011234' } });
    expect(JSON.stringify(await world.deps.db('customer_field_values').where({ customer_id: id }))).not.toContain('330106199001011234');
    const [only] = (await findCustomFields(admin)).filter((it) => it.id === field.id);
    if (!only) throw new Error('no field');
    expect((await readCustomValues(admin, [id], [only])).get(id)?.get(field.id)).toBe('3****');
  });
});
