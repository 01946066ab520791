import { writeAudit } from '../../kernel/audit.ts';
import type { Context } from '../../kernel/context.ts';
import { AppError } from '../../kernel/errors.ts';
import { limitRate } from '../../kernel/http/rate-limit.ts';
import { renewStaffSession, startStaffSession } from '../../kernel/http/sessions.ts';
import type { StaffTokens } from '../../kernel/http/sessions.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { promoteFirst, saveStaff } from './staff.ts';

/** A person signs in a few times a minute at most; more is a loop or somebody else. */
const perMemberAndMinute = 30;
/** 2 disabled, 5 left (facts wecom §5.6). */
const notWorking = [2, 5];

/** A WeCom OAuth or web-login code → a staff session. Throws auth.code_invalid, auth.not_staff (customers and strangers), platform.*. */
export async function signInStaff(
  ctx: Context,
  { code, device, deviceName }: { code: string; device: string | undefined; deviceName: string },
): Promise<StaffTokens> {
  const { wecom } = ctx.ports;
  const asked = ctx.clock.now();
  if (!wecom) throw new AppError('platform.credential', { platform: 'wecom' });
  const who = await wecom.api.oauthUser(code);
  if (!('userid' in who)) throw new AppError('auth.not_staff');
  await limitRate(ctx.kv, ctx.log, `sign-in:${who.userid.toLowerCase()}`, perMemberAndMinute);
  const member = await wecom.api.member(who.userid).catch((error: unknown) => {
    // Signed in through another app's visible range: known to the corp, but not to this app (facts wecom §4.2).
    if (error instanceof AppError && error.code === 'platform.refused') throw new AppError('auth.not_staff', undefined, { cause: error });
    throw error;
  });
  if (member.status !== undefined && notWorking.includes(member.status)) throw new AppError('auth.not_staff');
  return inTransaction(ctx, async (ctx) => {
    const { userid, name, avatar, departmentIds } = member;
    const staff = await saveStaff(ctx, { userid, name, avatarUrl: avatar, departmentIds, memberAt: asked });
    if (!staff.active) throw new AppError('auth.not_staff'); // left while we were asking
    await ctx.db('staff').where({ id: staff.id }).update({ last_seen_at: ctx.clock.now() });
    await promoteFirst(ctx, staff);
    await writeAudit(ctx, 'staff.signed_in', { kind: 'staff', id: staff.id }, { device: deviceName });
    return startStaffSession(ctx, { staffId: staff.id, device, deviceName });
  });
}

/** New tokens for a session's refresh part; undefined when there is no such session. A stolen one ends the session and goes on record. */
export async function renewSession(ctx: Context, refresh: string, device: string | undefined): Promise<StaffTokens | undefined> {
  const renewal = await renewStaffSession(ctx, refresh, device);
  if (renewal.kind === 'stolen')
    await writeAudit(ctx, 'staff.session_stolen', { kind: 'staff', id: renewal.staffId }, { session: renewal.sessionId });
  if (renewal.kind !== 'renewed') return undefined;
  await ctx.db('staff').where({ id: renewal.staffId }).update({ last_seen_at: ctx.clock.now() });
  return renewal.tokens;
}
