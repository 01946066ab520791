import type { RoleKey } from '@lianke/shared';
import type { Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import { fresh } from '../../kernel/fresh.ts';
import { insertOrRetry } from '../../kernel/transaction.ts';

export interface Staff {
  id: string;
  userid: string;
  name: string;
  avatarUrl: string | null;
  role: RoleKey;
}

interface Row {
  id: string;
  userid: string;
  name: string;
  avatar_url: string | null;
  role: RoleKey;
  active: number;
}

const toStaff = (row: Row): Staff => ({ id: row.id, userid: row.userid, name: row.name, avatarUrl: row.avatar_url, role: row.role });

/** WeCom userids compare without case (facts wecom §1.6); we keep them in the form WeCom gives and look them up in lower case. */
const normalUserid = (userid: string): string => userid.toLowerCase();

/** Makes or refreshes a member of staff. Only those named in ADMIN_USERIDS are administrators from the start; see promoteFirst. */
export async function saveStaff(ctx: Context, it: { userid: string; name: string; avatarUrl?: string | undefined }): Promise<Staff> {
  const userid = normalUserid(it.userid);
  const role: RoleKey = ctx.config.adminUserids.map(normalUserid).includes(userid) ? 'admin' : 'sales';
  const known = await ctx.db<Row>('staff').where({ userid }).first();
  if (known) {
    const change = {
      name: it.name,
      avatar_url: it.avatarUrl ?? known.avatar_url,
      role: role === 'admin' ? role : known.role,
    };
    await ctx.db('staff').where({ id: known.id }).update(change);
    return toStaff({ ...known, ...change });
  }
  const row: Row = { id: ctx.ids.next('staff'), userid, name: it.name, avatar_url: it.avatarUrl ?? null, role, active: 1 };
  await insertOrRetry(ctx, 'the same person was added meanwhile', () => ctx.db('staff').insert({ ...row, created_at: ctx.clock.now() }));
  return toStaff(row);
}

/** A shop that names nobody in ADMIN_USERIDS is run by whoever signs in first. */
export async function promoteFirst(ctx: Context, staff: Staff): Promise<void> {
  if (ctx.config.adminUserids.length > 0 || (await ctx.db('staff').where({ role: 'admin' }).first('id'))) return;
  await ctx.db('staff').where({ id: staff.id }).update({ role: 'admin' });
}

export async function listStaff(ctx: Context): Promise<Staff[]> {
  return (await ctx.db<Row>('staff').where({ active: 1 }).orderBy('created_at').limit(500)).map(toStaff);
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
