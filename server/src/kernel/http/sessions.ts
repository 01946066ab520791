import { createHash, randomBytes } from 'node:crypto';
import { rolePermissions } from '@lianke/shared';
import type { StaffRole } from '@lianke/shared';
import type { Actor, Context, Deps } from '../context.ts';

export const staffCookie = 'lianke_staff';
const day = 86_400_000;
const lifeMs: Record<'member' | 'staff', number> = { member: 30 * day, staff: 7 * day };

interface SessionRow {
  id: string;
  kind: 'member' | 'staff';
  customer_id: string | null;
  openid: string | null;
  staff_id: string | null;
  expires_at: number;
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Starts a session and returns its token; only a hash of it is stored. */
export async function startSession(
  ctx: Context,
  who: { kind: 'member'; customerId: string; openid: string } | { kind: 'staff'; staffId: string },
): Promise<{ token: string; expiresAt: number }> {
  const token = randomBytes(32).toString('base64url');
  const now = ctx.clock.now();
  const expiresAt = now + lifeMs[who.kind];
  await ctx.db('sessions').insert({
    id: ctx.ids.next('session'),
    kind: who.kind,
    token_hash: hashOf(token),
    customer_id: who.kind === 'member' ? who.customerId : null,
    openid: who.kind === 'member' ? who.openid : null,
    staff_id: who.kind === 'staff' ? who.staffId : null,
    created_at: now,
    expires_at: expiresAt,
  });
  return { token, expiresAt };
}

export async function endSession(ctx: Context, sessionId: string): Promise<void> {
  await ctx.db('sessions').where({ id: sessionId }).delete();
}

/** Token → who it is; `nobody` for unknown, expired, or a member of staff who was deactivated. A merged customer's session follows to the survivor. */
export async function findActor(deps: Pick<Deps, 'db' | 'clock'>, token: string | undefined): Promise<Actor> {
  if (!token) return { kind: 'nobody' };
  const row = await deps
    .db<SessionRow & { token_hash: string }>('sessions')
    .where({ token_hash: hashOf(token) })
    .where('expires_at', '>', deps.clock.now())
    .first();
  if (!row) return { kind: 'nobody' };
  return row.kind === 'staff' ? staffActor(deps, row) : memberActor(deps, row);
}

async function staffActor(deps: Pick<Deps, 'db'>, row: SessionRow): Promise<Actor> {
  const staff = await deps
    .db<{ id: string; userid: string; name: string; role: StaffRole; active: number }>('staff')
    .where({ id: row.staff_id ?? '', active: 1 })
    .first();
  if (!staff) return { kind: 'nobody' };
  return {
    kind: 'staff',
    staffId: staff.id,
    userid: staff.userid,
    name: staff.name,
    role: staff.role,
    permissions: rolePermissions[staff.role],
    sessionId: row.id,
  };
}

async function memberActor(deps: Pick<Deps, 'db'>, row: SessionRow): Promise<Actor> {
  const customer = await deps
    .db<{ id: string; merged_into_id: string | null }>('customers')
    .where({ id: row.customer_id ?? '' })
    .first('id', 'merged_into_id');
  if (!customer) return { kind: 'nobody' };
  return { kind: 'member', customerId: customer.merged_into_id ?? customer.id, openid: row.openid ?? '', sessionId: row.id };
}
