import { defaultRoles, roleKeys } from '@lianke/shared';
import type { RoleKey, RoleRights } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { findRoleRights } from '../../../kernel/http/staff-rights.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { findCustomFields } from '../../customers/index.ts';
import { countByRole } from '../../identity/index.ts';
import { findProblems, sameRights, tidyPermissions } from '../rules/check-rights.ts';
import { saveRights } from './role-store.ts';

type RoleView = Output<'staff.roles.update'>;

/** Nobody may lock themselves out. */
const isFixed = (key: RoleKey): boolean => key === 'admin';

export async function listRoles(ctx: Context): Promise<Output<'staff.roles.list'>> {
  const members = await countByRole(ctx);
  const roles: RoleView[] = [];
  for (const key of roleKeys) roles.push(toView(key, await findRoleRights(ctx, key), members.get(key) ?? 0));
  return { roles };
}

/** Changes what a role may do; holds from everybody's next click. Throws role.fixed, role.field_unknown, request.invalid (masked or write where a field cannot be). */
export async function updateRole(ctx: Context, { key, rights }: { key: RoleKey; rights: RoleRights }): Promise<RoleView> {
  if (isFixed(key)) throw new AppError('role.fixed');
  const custom = new Map((await findCustomFields(ctx)).map((field) => [field.id, field]));
  const problems = findProblems(rights.fields, custom);
  if (problems.some(({ problem }) => problem === 'unknown')) throw new AppError('role.field_unknown', { fields: problems });
  if (problems.length > 0)
    throw new AppError('request.invalid', { fields: problems.map((it) => ({ path: `rights.fields.${it.field}`, problem: it.problem })) });
  const complete = {
    permissions: tidyPermissions(rights.permissions),
    rows: rights.rows,
    fields: { ...defaultRoles[key].fields, ...rights.fields },
  };
  return change(ctx, key, complete, 'role.changed');
}

/** Back to what the role came with. Throws role.fixed. */
export async function resetRole(ctx: Context, { key }: { key: RoleKey }): Promise<RoleView> {
  if (isFixed(key)) throw new AppError('role.fixed');
  return change(ctx, key, defaultRoles[key], 'role.reset');
}

async function change(ctx: Context, key: RoleKey, rights: RoleRights, action: string): Promise<RoleView> {
  await inTransaction(ctx, async (ctx) => {
    const changes = await saveRights(ctx, key, rights);
    if (changes.length > 0) await writeAudit(ctx, action, { kind: 'role', id: key }, {}, changes);
  });
  return toView(key, await findRoleRights(ctx, key), (await countByRole(ctx)).get(key) ?? 0);
}

const toPlain = (rights: RoleRights): RoleView['rights'] => ({
  permissions: [...rights.permissions],
  rows: rights.rows,
  fields: { ...rights.fields },
});

const toView = (key: RoleKey, rights: RoleRights, members: number): RoleView => ({
  key,
  rights: toPlain(rights),
  defaults: toPlain(defaultRoles[key]),
  changed: !sameRights(rights, defaultRoles[key]),
  fixed: isFixed(key),
  members,
});
