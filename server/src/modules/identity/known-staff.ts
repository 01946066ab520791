import type { Context } from '../../kernel/context.ts';
import { normalUserid, saveStaff } from './staff.ts';

/**
 * Userid (in lower case) → id of the member of staff. Somebody we have not met yet is added under the userid: the next mirror gives them a name,
 * or finds that they have left. Inside the caller's transaction.
 */
export async function knowStaff(ctx: Context, userids: readonly string[]): Promise<Map<string, { id: string; active: boolean }>> {
  const wanted = [...new Set(userids.map(normalUserid))].sort();
  const rows =
    wanted.length > 0
      ? await ctx.db<{ id: string; userid: string; active: number }>('staff').whereIn('userid', wanted).select('id', 'userid', 'active')
      : [];
  const known = new Map(rows.map((row) => [row.userid, { id: row.id, active: row.active === 1 }]));
  for (const userid of wanted)
    if (!known.has(userid)) known.set(userid, { id: (await saveStaff(ctx, { userid, memberAt: ctx.clock.now() })).id, active: true });
  return known;
}

/** WeCom changed somebody's userid. False when we do not know them, or the new one is somebody else's already. Inside the caller's transaction. */
export async function renameStaff(ctx: Context, from: string, to: string): Promise<boolean> {
  const [before, after] = [normalUserid(from), normalUserid(to)];
  if (before === after || (await ctx.db('staff').where({ userid: after }).first('id'))) return false;
  return (await ctx.db('staff').where({ userid: before }).update({ userid: after })) === 1;
}
