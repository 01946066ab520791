import { writeAudit } from '../../kernel/audit.ts';
import type { Context } from '../../kernel/context.ts';
import { endStaffSessions } from '../../kernel/http/sessions.ts';

/**
 * Ends somebody's access: not active from now on, every session over, on record. `at` (ms) is when they left; a return before that is no return.
 * Department and customers stay with them until they are handed over, so that colleagues still see who needs looking after.
 * Inside the caller's transaction; false when they had left already or were never here.
 */
export async function letGo(ctx: Context, who: { id: string } | { userid: string }, at: number): Promise<boolean> {
  const staff = await ctx
    .db('staff')
    .where({ ...who, active: 1 })
    .first<{ id: string } | undefined>('id');
  if (!staff) return false;
  const left = await ctx.db('staff').where({ id: staff.id, active: 1 }).update({ active: 0, left_at: at });
  if (left === 0) return false;
  await endStaffSessions(ctx, staff.id);
  await writeAudit(ctx, 'staff.left', { kind: 'staff', id: staff.id });
  return true;
}
