import { customerFields, permissions } from '@lianke/shared';
import type { FieldRight, Permission, RoleRights } from '@lianke/shared';

/** What a field can be given: `masked` needs a masked form, `write` a field that staff can change. */
interface FieldLimits {
  maskable: boolean;
  editable: boolean;
}

type RightsProblem = { field: string; problem: 'unknown' | 'not_maskable' | 'not_editable' };

/** Built-in fields as the registry says; a custom field (`custom.<id>`) can be masked if it holds personal data. */
function limitsOf(key: string, custom: ReadonlyMap<string, { personal: boolean }>): FieldLimits | undefined {
  if (Object.hasOwn(customerFields, key)) return customerFields[key as keyof typeof customerFields];
  const own = key.startsWith('custom.') ? custom.get(key.slice('custom.'.length)) : undefined;
  return own && { maskable: own.personal, editable: true };
}

/** What is wrong with the fields of a role; nothing for a valid one. */
export function findProblems(
  fields: Readonly<Record<string, FieldRight>>,
  custom: ReadonlyMap<string, { personal: boolean }>,
): RightsProblem[] {
  return Object.entries(fields).flatMap(([field, right]): RightsProblem[] => {
    const limits = limitsOf(field, custom);
    if (!limits) return [{ field, problem: 'unknown' }];
    if (right === 'masked' && !limits.maskable) return [{ field, problem: 'not_maskable' }];
    return right === 'write' && !limits.editable ? [{ field, problem: 'not_editable' }] : [];
  });
}

/** In the order of the registry, each once. Everybody may at least see who they are: without that they could not even sign out. */
export const tidyPermissions = (chosen: readonly Permission[]): Permission[] =>
  permissions.filter((permission) => permission === 'self' || chosen.includes(permission));

export interface RightsChange {
  field: string;
  before: string | null;
  after: string | null;
}

/** What a role gained and lost, for the record. */
export function compareRights(before: RoleRights, after: RoleRights): RightsChange[] {
  const granted = (rights: RoleRights, permission: Permission): string | null =>
    rights.permissions.includes(permission) ? 'granted' : null;
  const keys = [...new Set([...Object.keys(before.fields), ...Object.keys(after.fields)])];
  return [
    { field: 'rows', before: before.rows, after: after.rows },
    ...permissions.map((it) => ({ field: `permission.${it}`, before: granted(before, it), after: granted(after, it) })),
    ...keys.map((key) => ({ field: `field.${key}`, before: before.fields[key] ?? null, after: after.fields[key] ?? null })),
  ].filter((change) => change.before !== change.after);
}

export const sameRights = (a: RoleRights, b: RoleRights): boolean => compareRights(a, b).length === 0;
