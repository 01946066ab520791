import type { RoleKey } from '@lianke/shared';
import { writeAudit } from '../../kernel/audit.ts';
import type { Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import { tellRightsChanged } from '../../kernel/http/rights-news.ts';

/** Somebody who works here, or did. */
export interface TeamMember {
  id: string;
  userid: string;
  name: string;
  avatarUrl: string | null;
  role: RoleKey;
  active: boolean;
  leftAt: number | null;
  lastSeenAt: number | null;
}

interface Row {
  id: string;
  userid: string;
  name: string;
  avatar_url: string | null;
  role: RoleKey;
  active: number;
  left_at: number | null;
  last_seen_at: number | null;
}

/** More than any shop has; a list that long would need pages. */
const mostListed = 2_000;

const toMember = (row: Row): TeamMember => ({
  id: row.id,
  userid: row.userid,
  name: row.name,
  avatarUrl: row.avatar_url,
  role: row.role,
  active: row.active === 1,
  leftAt: row.left_at,
  lastSeenAt: row.last_seen_at,
});

/** Everybody, those who work here first. */
export async function listTeam(ctx: Context): Promise<TeamMember[]> {
  const rows = await ctx
    .db<Row>('staff')
    .orderBy([{ column: 'active', order: 'desc' }, { column: 'created_at' }, { column: 'id' }])
    .limit(mostListed);
  return rows.map(toMember);
}

/** Throws staff.not_found. */
export async function getTeamMember(ctx: Context, staffId: string): Promise<TeamMember> {
  const row = await ctx.db<Row>('staff').where({ id: staffId }).first();
  if (!row) throw new AppError('staff.not_found');
  return toMember(row);
}

/** How many work here in each role. */
export async function countByRole(ctx: Context): Promise<Map<RoleKey, number>> {
  const rows = await ctx
    .db('staff')
    .where({ active: 1 })
    .groupBy('role')
    .select<{ role: RoleKey; count: number | string }[]>('role', ctx.db.raw('count(*) as count'));
  return new Map(rows.map((row) => [row.role, Number(row.count)]));
}

/**
 * Gives somebody another role, from their next click on. Two administrators who demote each other at the same moment queue at the lock on all
 * administrators, so one remains. Throws staff.last_admin. Inside the caller's transaction.
 */
export async function changeRole(ctx: Context, staffId: string, role: RoleKey): Promise<void> {
  const admins = await ctx.dialect.lockRows(ctx.db<Row>('staff').where({ role: 'admin', active: 1 }).orderBy('id')).pluck<string[]>('id');
  const before = await getTeamMember(ctx, staffId);
  if (before.role === role) return;
  if (role !== 'admin' && admins.length === 1 && admins[0] === staffId) throw new AppError('staff.last_admin');
  await ctx.db('staff').where({ id: staffId }).update({ role });
  await writeAudit(ctx, 'staff.role_changed', { kind: 'staff', id: staffId }, {}, [{ field: 'role', before: before.role, after: role }]);
  await tellRightsChanged(ctx, [staffId]);
}
