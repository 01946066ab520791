import type { RoleKey } from '@lianke/shared';
import { writeAudit } from '../../kernel/audit.ts';
import type { Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import { tellRightsChanged } from '../../kernel/http/rights-news.ts';
import { fresh } from '../../kernel/fresh.ts';
import { afterCommit, insertOrRetry } from '../../kernel/transaction.ts';
import { placeStaff } from './departments.ts';

export interface Staff {
  id: string;
  userid: string;
  name: string;
  avatarUrl: string | null;
  role: RoleKey;
  active: boolean;
}

interface Row {
  id: string;
  userid: string;
  name: string;
  avatar_url: string | null;
  role: RoleKey;
  active: number;
  left_at: number | null;
}

const toStaff = (row: Row): Staff => ({
  id: row.id,
  userid: row.userid,
  name: row.name,
  avatarUrl: row.avatar_url,
  role: row.role,
  active: row.active === 1,
});

/** WeCom userids compare without case (facts wecom §1.6); we keep them in the form WeCom gives and look them up in lower case. */
export const normalUserid = (userid: string): string => userid.toLowerCase();

/** Administrators by configuration: nothing in the product takes the role from them. */
export const isNamedAdmin = (ctx: Pick<Context, 'config'>, userid: string): boolean =>
  ctx.config.adminUserids.map(normalUserid).includes(normalUserid(userid));

export interface StaffInput {
  userid: string;
  /** Absent when an event did not tell it: the name stays, a new member goes by the userid. */
  name?: string | undefined;
  avatarUrl?: string | undefined;
  departmentIds?: readonly number[] | undefined;
  /** When WeCom said that this is a member of the corp, ms. Somebody who left before that is back; who left later stays gone. */
  memberAt: number;
}

/** Makes or refreshes a member of staff. Only those named in ADMIN_USERIDS are administrators from the start; see promoteFirst. Inside the caller's transaction. */
export async function saveStaff(ctx: Context, it: StaffInput): Promise<Staff> {
  const userid = normalUserid(it.userid);
  const known = await ctx.db<Row>('staff').where({ userid }).first();
  const saved = known ? await refresh(ctx, known, it) : await add(ctx, userid, it);
  if (known?.name !== saved.name) afterCommit(ctx, () => ctx.live.publish(staffNamesChanged));
  if (it.departmentIds && saved.active === 1) await placeStaff(ctx, saved.id, it.departmentIds);
  return toStaff(saved);
}

async function refresh(ctx: Context, known: Row, it: StaffInput): Promise<Row> {
  const returns = known.active === 0 && (known.left_at ?? 0) <= it.memberAt;
  const change = {
    name: it.name ? shortName(it.name) : known.name,
    avatar_url: it.avatarUrl ?? known.avatar_url,
    role: isNamedAdmin(ctx, known.userid) ? ('admin' as const) : known.role,
    ...(returns && { active: 1, left_at: null }),
  };
  const changed = Object.entries(change).some(([column, value]) => known[column as keyof Row] !== value);
  if (changed) await ctx.db('staff').where({ id: known.id }).update(change);
  if (returns) await writeAudit(ctx, 'staff.returned', { kind: 'staff', id: known.id });
  if (change.role !== known.role) await tellRightsChanged(ctx, [known.id]);
  return { ...known, ...change };
}

async function add(ctx: Context, userid: string, it: StaffInput): Promise<Row> {
  const row: Row = {
    id: ctx.ids.next('staff'),
    userid,
    name: shortName(it.name || it.userid),
    avatar_url: it.avatarUrl ?? null,
    role: isNamedAdmin(ctx, userid) ? 'admin' : 'sales',
    active: 1,
    left_at: null,
  };
  await insertOrRetry(ctx, 'the same person was added meanwhile', () => ctx.db('staff').insert({ ...row, created_at: ctx.clock.now() }));
  return row;
}

const shortName = (name: string): string => [...name].slice(0, 64).join('');

/** A shop that names nobody in ADMIN_USERIDS is run by whoever signs in first. */
export async function promoteFirst(ctx: Context, staff: Staff): Promise<void> {
  if (ctx.config.adminUserids.length > 0 || (await ctx.db('staff').where({ role: 'admin' }).first('id'))) return;
  await ctx.db('staff').where({ id: staff.id }).update({ role: 'admin' });
}

export async function listStaff(ctx: Context): Promise<Staff[]> {
  return (await ctx.db<Row>('staff').where({ active: 1 }).orderBy('created_at').limit(500)).map(toStaff);
}

/** Everybody who ever worked here: what files and exports call people by. */
export async function listEveryStaff(ctx: Pick<Context, 'db'>): Promise<{ id: string; userid: string; name: string; active: boolean }[]> {
  const rows = await ctx.db<Row>('staff').select('id', 'userid', 'name', 'active');
  return rows.map((row) => ({ ...row, active: row.active === 1 }));
}

/** Userid → name; a userid we have not met yet names itself. */
export async function staffNames(ctx: Context, userids: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.db<Row>('staff').whereIn('userid', userids.map(normalUserid)).select('userid', 'name');
  const known = new Map(rows.map((row) => [row.userid, row.name]));
  return new Map(userids.map((userid) => [userid, known.get(normalUserid(userid)) ?? userid]));
}

/** A member of staff who works here. Throws staff.not_found. */
export async function requireStaff(ctx: Pick<Context, 'db'>, staffId: string): Promise<void> {
  if (!(await ctx.db('staff').where({ id: staffId, active: 1 }).first('id'))) throw new AppError('staff.not_found');
}

/** Published (ctx.live) when names may have changed. */
const staffNamesChanged = 'staff-names';

const allNames = fresh(staffNamesChanged, async (ctx) => {
  const rows = await ctx.db<Row>('staff').select('id', 'name');
  return new Map(rows.map((row) => [row.id, row.name]));
});

/** Staff id → name, leavers too; ids we never met are absent. */
export async function staffNamesById(ctx: Pick<Context, 'db' | 'clock' | 'live'>, ids: readonly string[]): Promise<Map<string, string>> {
  const names = await allNames(ctx);
  return new Map(ids.flatMap((id) => (names.has(id) ? [[id, names.get(id) ?? '']] : [])));
}
