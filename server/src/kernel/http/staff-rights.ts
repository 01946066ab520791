import { defaultRoles } from '@lianke/shared';
import type { RoleKey, RoleRights, RowScope } from '@lianke/shared';
import type { Deps } from '../context.ts';

/** What a role allows today: what it came with, unless the shop changed it. admin cannot be changed. */
export async function findRoleRights({ db }: Pick<Deps, 'db'>, role: RoleKey): Promise<RoleRights> {
  const defaults = defaultRoles[role];
  if (role === 'admin') return defaults;
  const row = await db('roles').where({ role_key: role }).first<{ rights: string } | undefined>('rights');
  if (!row) return defaults;
  const changed = JSON.parse(row.rights) as RoleRights;
  return { ...changed, fields: { ...defaults.fields, ...changed.fields } }; // a field added by an update follows its default
}

/** The members of staff whose customers this one sees; null for everybody's. Without a department there is only oneself. */
export async function findVisibleStaff({ db }: Pick<Deps, 'db'>, staffId: string, rows: RowScope): Promise<readonly string[] | null> {
  if (rows === 'all') return null;
  if (rows === 'self') return [staffId];
  const own = await db('staff_departments').where({ staff_id: staffId }).pluck<number[]>('department_id');
  const departments = rows === 'department' ? own : await withBelow({ db }, own);
  const colleagues = await db('staff_departments').whereIn('department_id', departments).distinct().pluck<string[]>('staff_id');
  return [...new Set([staffId, ...colleagues])];
}

async function withBelow({ db }: Pick<Deps, 'db'>, tops: readonly number[]): Promise<number[]> {
  const all = await db('departments').select<{ id: number; parent_id: number | null }[]>('id', 'parent_id');
  const found = new Set(tops);
  for (let before = -1; before !== found.size;) {
    before = found.size;
    for (const { id, parent_id } of all) if (parent_id !== null && found.has(parent_id)) found.add(id);
  }
  return [...found];
}
