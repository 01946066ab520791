import type { FieldRight, Permission, RowScope } from '@lianke/shared';
import type { Rights } from './api.ts';
import type { EditableField } from './editable-fields.ts';

/** A permission that is worth nothing without another one. */
export const needs: Partial<Record<Permission, Permission>> = {
  'customers.write': 'customers.read',
  'customers.create': 'customers.read',
  'customers.reveal': 'customers.read',
  'customers.assign': 'customers.read',
  'customers.bulk': 'customers.read',
  'customers.merge': 'customers.read',
  'customers.import': 'customers.read',
  'customers.export': 'customers.read',
  'membership.manage': 'membership.read',
  'membership.adjust': 'membership.read',
  'coupons.write': 'coupons.read',
  'coupons.grant': 'coupons.read',
  'coupons.redeem': 'coupons.read',
  'channels.write': 'channels.read',
  'team.manage': 'team.read',
};

/** With a permission comes what it needs; without one goes what needs it. */
export function setPermission(rights: Rights, permission: Permission, on: boolean): Rights {
  const chosen = new Set(rights.permissions);
  if (on) {
    chosen.add(permission);
    const needed = needs[permission];
    if (needed) chosen.add(needed);
  } else {
    chosen.delete(permission);
    for (const it of [...chosen]) if (needs[it] === permission) chosen.delete(it);
  }
  return { ...rights, permissions: [...chosen] };
}

export const fieldRight = (rights: Rights, field: Pick<EditableField, 'key' | 'fallback'>): FieldRight =>
  rights.fields[field.key] ?? field.fallback;

export const setField = (rights: Rights, key: string, right: FieldRight): Rights => ({
  ...rights,
  fields: { ...rights.fields, [key]: right },
});

export type Difference =
  | { kind: 'permission'; permission: Permission; added: boolean }
  | { kind: 'rows'; before: RowScope; after: RowScope }
  | { kind: 'field'; key: string; label: string; before: FieldRight; after: FieldRight };

/** What someone sees who compares the two, in the order of the page. */
export function findDifferences(
  before: Rights,
  after: Rights,
  order: readonly Permission[],
  fields: readonly EditableField[],
): Difference[] {
  const [had, has] = [new Set(before.permissions), new Set(after.permissions)];
  const permissions: Difference[] = order
    .filter((permission) => had.has(permission) !== has.has(permission))
    .map((permission) => ({ kind: 'permission', permission, added: has.has(permission) }));
  const rows: Difference[] = before.rows === after.rows ? [] : [{ kind: 'rows', before: before.rows, after: after.rows }];
  const changed: Difference[] = fields
    .map((field) => ({
      kind: 'field' as const,
      key: field.key,
      label: field.label,
      before: fieldRight(before, field),
      after: fieldRight(after, field),
    }))
    .filter((it) => it.before !== it.after);
  return [...permissions, ...rows, ...changed];
}
