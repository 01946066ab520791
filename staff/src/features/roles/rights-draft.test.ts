import { defaultRoles, permissions } from '@lianke/shared';
import { describe, expect, it } from 'vitest';
import { catalogues } from '../../messages/catalogue.ts';
import type { Rights } from './api.ts';
import { allows, listFields } from './editable-fields.ts';
import { fieldRight, findDifferences, needs, setField, setPermission } from './rights-draft.ts';

const custom = {
  id: 'fld_01',
  label: '家庭住址',
  type: 'text',
  options: [],
  requiredAt: 'never',
  unique: false,
  personal: true,
  memberAccess: 'none',
  defaultRight: 'masked',
  position: 0,
  archived: false,
} as const;
const fields = listFields(catalogues['zh-CN'].access, [{ ...custom, options: [] }]);
const sales: Rights = { ...defaultRoles.sales, permissions: [...defaultRoles.sales.permissions], fields: { ...defaultRoles.sales.fields } };
const differences = (after: Rights) => findDifferences(sales, after, permissions, fields);

describe('the rights of a role', () => {
  it('list every field once, the shop’s own at the end', () => {
    expect(new Set(fields.map(({ key }) => key)).size).toBe(fields.length);
    expect(Object.keys(sales.fields).filter((key) => !fields.some((it) => it.key === key))).toEqual([]);
    expect(fields.at(-1)).toMatchObject({ key: 'custom.fld_01', label: '家庭住址', maskable: true });
  });

  it('leave out what is archived', () => {
    expect(
      listFields(catalogues['zh-CN'].access, [{ ...custom, options: [], archived: true }]).some(({ group }) => group === 'custom'),
    ).toBe(false);
  });

  it('mask only what has a masked form and edit only what can be edited', () => {
    const of = (key: string) =>
      ['hidden', 'masked', 'read', 'write'].filter((it) =>
        allows(
          fields.find((field) => field.key === key)!,
          it as never,
        ),
      );
    expect(of('phone')).toEqual(['hidden', 'masked', 'read', 'write']);
    expect(of('company')).toEqual(['hidden', 'read', 'write']);
    expect(of('memberNo')).toEqual(['hidden', 'read']);
  });

  it('bring along what a permission needs, and drop what needs a permission that goes', () => {
    const none: Rights = { ...sales, permissions: ['self'] };
    expect(setPermission(none, 'customers.export', true).permissions).toEqual(['self', 'customers.export', 'customers.read']);
    const left = setPermission(sales, 'customers.read', false).permissions;
    expect(left).toContain('channels.read');
    expect(left.filter((it) => it.startsWith('customers.'))).toEqual([]);
    expect(Object.values(needs).every((it) => permissions.includes(it))).toBe(true);
  });

  it('follow a custom field’s own default until somebody says otherwise', () => {
    const field = fields.at(-1)!;
    expect(fieldRight(sales, field)).toBe('masked');
    expect(fieldRight(setField(sales, field.key, 'read'), field)).toBe('read');
  });

  it('are compared in words: nothing when equal, one line for each change', () => {
    expect(differences(sales)).toEqual([]);
    expect(differences({ ...sales, permissions: [...sales.permissions].reverse() })).toEqual([]);
    const after = setField(setPermission({ ...sales, rows: 'department' }, 'customers.export', true), 'phone', 'read');
    expect(differences(after)).toEqual([
      { kind: 'permission', permission: 'customers.export', added: true },
      { kind: 'rows', before: 'self', after: 'department' },
      { kind: 'field', key: 'phone', label: '手机号', before: 'masked', after: 'read' },
    ]);
    expect(differences(setField(after, 'phone', 'masked'))).toHaveLength(2);
  });
});
