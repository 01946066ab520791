import type { RoleKey } from '@lianke/shared';
import type { Actor, Deps, StaffActor } from '../context.ts';
import { createGatherer } from '../db/gather.ts';
import { createRightsNews, rightsChanged } from './rights-news.ts';
import { hashOf } from './sessions.ts';
import { findRoleRights, findVisibleStaff } from './staff-rights.ts';

/** How long an answer about a member of staff is kept: what ends it is heard of within a second (see rights-news). */
const keptMs = 60_000;
/** A customer's record may be merged into another, which is no news about the session. */
const memberKeptMs = 2_000;
const mostKept = 5_000;

export interface ActorFinder {
  /** Token (and, for staff, the device's secret) → who it is; `nobody` for unknown, expired, revoked, or a member of staff who has left. */
  find(token: string | undefined, device: string | undefined): Promise<Actor>;
  close(): void;
}

interface Kept {
  actor: Actor;
  at: number;
  until: number;
}

/**
 * Looks sessions up, and keeps each answer for a while so that a click does not cost two look-ups. A revoked session, a leaver or a changed role
 * is told to every process and drops the kept answers: at once where Live reaches, within a second everywhere.
 */
export function createActorFinder(deps: Pick<Deps, 'db' | 'clock' | 'live'>): ActorFinder {
  const kept = new Map<string, Kept>();
  const readSession = createGatherer((hashes) => readSessions(deps, hashes), { mostAtOnce: 1, patienceMs: 8 });
  let changes = 0;
  const drop = (topic: string, before: number): void => {
    for (const [key, { actor, at }] of kept) if (at <= before && isAbout(actor, topic)) kept.delete(key);
  };
  const news = createRightsNews(deps, drop);
  const unsubscribe = deps.live.subscribe((changed) => {
    if (changed.startsWith('cus_')) return;
    changes += 1;
    drop(changed, Infinity);
  });

  return {
    find: async (token, device) => {
      if (!token) return { kind: 'nobody' };
      await news.hear();
      const hash = hashOf(token);
      const key = `${hash}.${device ? hashOf(device) : ''}`;
      const now = deps.clock.now();
      const known = kept.get(key);
      if (known && now >= known.at && now < known.until) return known.actor;
      const before = changes;
      const { actor, until } = await lookUp(deps, (await readSession([hash])).get(hash), device && hashOf(device));
      if (kept.size >= mostKept) kept.clear();
      const life = actor.kind === 'staff' ? keptMs : memberKeptMs;
      if (before === changes && actor.kind !== 'nobody') kept.set(key, { actor, at: now, until: Math.min(until, now + life) });
      return actor;
    },
    close: unsubscribe,
  };
}

const isAbout = (actor: Actor, topic: string): boolean =>
  topic === rightsChanged || !('sessionId' in actor) || actor.sessionId === topic || ('staffId' in actor && actor.staffId === topic);

interface Found {
  id: string;
  token_hash: string;
  kind: 'member' | 'staff';
  /** The customer's record as it is today; null when it is gone, or for staff. */
  customer_id: string | null;
  merged_into_id: string | null;
  openid: string | null;
  expires_at: number;
  access_expires_at: number | null;
  device_hash: string | null;
}

/** The member of staff a session belongs to, looked up along with it; all null for a customer's. */
interface StaffColumns {
  staff_id: string;
  staff_userid: string;
  staff_name: string;
  staff_role: RoleKey;
  staff_active: number;
}

const foundColumns = [
  ...['id', 'token_hash', 'kind', 'openid', 'staff_id', 'expires_at', 'access_expires_at', 'device_hash'].map((it) => `sessions.${it}`),
  ...['userid', 'name', 'role', 'active'].map((it) => `staff.${it} as staff_${it}`),
  'customers.id as customer_id',
  'customers.merged_into_id',
];

const nobody = { actor: { kind: 'nobody' }, until: 0 } as const;

async function readSessions(deps: Pick<Deps, 'db' | 'clock'>, hashes: readonly string[]): Promise<Map<string, Found & StaffColumns>> {
  const rows = await deps
    .db('sessions')
    .leftJoin('staff', 'staff.id', 'sessions.staff_id')
    .leftJoin('customers', 'customers.id', 'sessions.customer_id')
    .whereIn('sessions.token_hash', [...hashes])
    .where('sessions.expires_at', '>', deps.clock.now())
    .select<(Found & StaffColumns)[]>(foundColumns);
  return new Map(rows.map((row) => [row.token_hash, row]));
}

async function lookUp(
  deps: Pick<Deps, 'db' | 'clock'>,
  row: (Found & StaffColumns) | undefined,
  deviceHash: string | undefined,
): Promise<{ actor: Actor; until: number }> {
  if (!row) return nobody;
  if (row.kind === 'member') return memberActor(row);
  const until = row.access_expires_at ?? 0;
  if (until <= deps.clock.now() || row.device_hash !== deviceHash) return nobody;
  if (row.staff_active !== 1) return nobody;
  return { actor: await toStaffActor(deps, row, { sessionId: row.id, accessUntil: until }), until };
}

/**
 * A member of staff as an actor, with today's rights: also for jobs that go on in somebody's name after the request. Undefined for one who left.
 */
export async function findStaffActor(
  deps: Pick<Deps, 'db'>,
  staffId: string,
  session: Pick<StaffActor, 'sessionId' | 'accessUntil'> = { sessionId: '', accessUntil: 0 },
): Promise<StaffActor | undefined> {
  const staff = await deps
    .db('staff')
    .where({ id: staffId, active: 1 })
    .first<StaffColumns | undefined>('id as staff_id', 'userid as staff_userid', 'name as staff_name', 'role as staff_role');
  return staff && toStaffActor(deps, staff, session);
}

async function toStaffActor(
  deps: Pick<Deps, 'db'>,
  staff: Pick<StaffColumns, 'staff_id' | 'staff_userid' | 'staff_name' | 'staff_role'>,
  session: Pick<StaffActor, 'sessionId' | 'accessUntil'>,
): Promise<StaffActor> {
  const { permissions, rows, fields } = await findRoleRights(deps, staff.staff_role);
  return {
    kind: 'staff',
    staffId: staff.staff_id,
    userid: staff.staff_userid,
    name: staff.staff_name,
    role: staff.staff_role,
    permissions,
    rows,
    fields,
    seesStaff: await findVisibleStaff(deps, staff.staff_id, rows),
    ...session,
  };
}

/** A merged customer's session follows to the survivor. */
function memberActor(row: Found): { actor: Actor; until: number } {
  if (row.customer_id === null) return nobody;
  return {
    actor: { kind: 'member', customerId: row.merged_into_id ?? row.customer_id, openid: row.openid ?? '', sessionId: row.id },
    until: row.expires_at,
  };
}
