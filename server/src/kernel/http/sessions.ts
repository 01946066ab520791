import { hash, randomBytes } from 'node:crypto';
import type { Context } from '../context.ts';
import { tellRightsChanged } from './rights-news.ts';
import type { Teller } from './rights-news.ts';

export const staffCookie = 'lianke_staff';
export const refreshCookie = 'lianke_refresh';
export const deviceCookie = 'lianke_device';

const minute = 60_000;
const day = 86_400_000;
/** A member's session is renewed silently by wx.login, so it need not live long. */
const memberLifeMs = day;
/** The part every request carries; renewed by the refresh part, which changes each time it is used. */
const accessLifeMs = 15 * minute;
const refreshLifeMs = 7 * day;
/** A session ends after this however often it is renewed. */
const longestMs = 30 * day;
/** Two tabs may renew at the same moment, and an answer may get lost: the part just replaced still works this long. Later it is theft. */
const graceMs = 30_000;

export interface StaffTokens {
  access: string;
  refresh: string;
  device: string;
  accessUntil: number;
  refreshUntil: number;
}

interface SessionRow {
  id: string;
  staff_id: string | null;
  refresh_hash: string | null;
  previous_refresh_hash: string | null;
  refreshed_at: number | null;
  device_hash: string | null;
  created_at: number;
  expires_at: number;
}

export const hashOf = (token: string): string => hash('sha256', token, 'base64url');
const newToken = (): string => randomBytes(32).toString('base64url');

/** Starts a customer's session; only a hash of its token is stored. */
export async function startMemberSession(
  ctx: Context,
  who: { customerId: string; openid: string },
): Promise<{ token: string; expiresAt: number }> {
  const token = newToken();
  const now = ctx.clock.now();
  const expiresAt = now + memberLifeMs;
  await ctx.db('sessions').insert({
    id: ctx.ids.next('session'),
    kind: 'member',
    token_hash: hashOf(token),
    customer_id: who.customerId,
    openid: who.openid,
    created_at: now,
    expires_at: expiresAt,
  });
  return { token, expiresAt };
}

/** Starts a staff session on a device. `device` is the secret its browser keeps between sign-ins; without one it gets a new one. */
export async function startStaffSession(
  ctx: Context,
  who: { staffId: string; device?: string | undefined; deviceName: string },
): Promise<StaffTokens> {
  const now = ctx.clock.now();
  const device = who.device ?? newToken();
  const tokens = { access: newToken(), refresh: newToken(), device, accessUntil: now + accessLifeMs, refreshUntil: now + refreshLifeMs };
  await ctx.db('sessions').insert({
    id: ctx.ids.next('session'),
    kind: 'staff',
    token_hash: hashOf(tokens.access),
    staff_id: who.staffId,
    created_at: now,
    expires_at: tokens.refreshUntil,
    access_expires_at: tokens.accessUntil,
    refresh_hash: hashOf(tokens.refresh),
    refreshed_at: now,
    last_used_at: now,
    device_hash: hashOf(device),
    device: who.deviceName.slice(0, 100),
  });
  return tokens;
}

export type Renewal =
  { kind: 'renewed'; tokens: StaffTokens; staffId: string } | { kind: 'unknown' } | { kind: 'stolen'; staffId: string; sessionId: string };

/**
 * Changes both parts of a session for new ones. A refresh part that was replaced a while ago can only come from a copy, so the whole session
 * ends; so does one that comes from another device. One conditional update decides between two renewals at once.
 */
export async function renewStaffSession(ctx: Context, refresh: string, device: string | undefined): Promise<Renewal> {
  const now = ctx.clock.now();
  const hash = hashOf(refresh);
  const row = await ctx
    .db<SessionRow>('sessions')
    .where((where) => void where.where({ refresh_hash: hash }).orWhere({ previous_refresh_hash: hash }))
    .where('expires_at', '>', now)
    .first();
  if (!row?.staff_id || !row.refresh_hash) return { kind: 'unknown' };
  const late = row.refresh_hash !== hash && now - (row.refreshed_at ?? 0) > graceMs;
  if (late || !device || hashOf(device) !== row.device_hash) {
    await endSession(ctx, row.id);
    return { kind: 'stolen', staffId: row.staff_id, sessionId: row.id };
  }
  const refreshUntil = Math.min(now + refreshLifeMs, row.created_at + longestMs);
  const tokens = { access: newToken(), refresh: newToken(), device, accessUntil: Math.min(now + accessLifeMs, refreshUntil), refreshUntil };
  const renewed = await ctx
    .db('sessions')
    .where({ id: row.id, refresh_hash: row.refresh_hash })
    .update({
      token_hash: hashOf(tokens.access),
      access_expires_at: tokens.accessUntil,
      refresh_hash: hashOf(tokens.refresh),
      previous_refresh_hash: row.refresh_hash,
      refreshed_at: now,
      last_used_at: now,
      expires_at: refreshUntil,
    });
  if (renewed === 0) return renewStaffSession(ctx, refresh, device); // somebody renewed in between; now this one is the part just replaced
  await tellRightsChanged(ctx, [row.id]);
  return { kind: 'renewed', tokens, staffId: row.staff_id };
}

export async function endSession(ctx: Teller, sessionId: string): Promise<void> {
  await ctx.db('sessions').where({ id: sessionId }).delete();
  await tellRightsChanged(ctx, [sessionId]);
}

/** Ends every session of these customers, on every phone. */
export async function endMemberSessions(ctx: Context, customerIds: readonly string[]): Promise<void> {
  const mine = ctx.db('sessions').whereIn('customer_id', [...customerIds]);
  const ids = await mine.clone().pluck<string[]>('id');
  await mine.delete();
  await tellRightsChanged(ctx, ids);
}

/** Ends every session of a member of staff (but one, if named): in this process at once, in others as soon as they hear of it, at the latest after a second. */
export async function endStaffSessions(ctx: Teller, staffId: string, except = ''): Promise<void> {
  await ctx.db('sessions').where({ staff_id: staffId }).whereNot({ id: except }).delete();
  await tellRightsChanged(ctx, [staffId]);
}

/** The sessions of a member of staff that still live. */
export async function listStaffSessions(
  ctx: Pick<Context, 'db' | 'clock'>,
  staffId: string,
): Promise<{ id: string; device: string | null; created_at: number; last_used_at: number | null; expires_at: number }[]> {
  return ctx
    .db('sessions')
    .where({ staff_id: staffId })
    .where('expires_at', '>', ctx.clock.now())
    .orderBy('last_used_at', 'desc')
    .limit(50)
    .select('id', 'device', 'created_at', 'last_used_at', 'expires_at');
}

/** Ends a customer's sessions that came with these openids, because the openids turned out to be somebody else's: they log in anew, unasked. */
export async function endOpenidSessions(ctx: Context, customerId: string, openids: readonly string[]): Promise<void> {
  if (openids.length === 0) return;
  const ids = await ctx
    .db('sessions')
    .where({ customer_id: customerId, kind: 'member' })
    .whereIn('openid', [...openids])
    .pluck<string[]>('id');
  await ctx.db('sessions').whereIn('id', ids).delete();
  await tellRightsChanged(ctx, ids);
}
