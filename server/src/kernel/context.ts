import type { Config } from '@lianke/config';
import type { FieldRight, Permission, RoleKey, RowScope } from '@lianke/shared';
import type { Knex } from 'knex';
import type { Ports } from './ports.ts';
import type { Clock } from './clock.ts';
import type { Dialect } from './db/dialect/dialect.ts';
import type { Ids } from './ids.ts';
import type { Live } from './live/live.ts';
import type { Log } from './log.ts';
import type { Sealing } from './sealing.ts';
import type { KeyValue } from './store/key-value.ts';

/** Who is doing it. `system` = jobs, callbacks, migrations. */
export type Actor =
  | { kind: 'nobody' }
  | { kind: 'system'; name: string }
  | { kind: 'member'; customerId: string; openid: string; sessionId: string }
  /** Another system that signs its calls. */
  | { kind: 'open'; keyId: string; sourceId: string }
  | StaffActor;

/** A member of staff with what the role allows, as of at most two seconds ago. */
export interface StaffActor {
  kind: 'staff';
  staffId: string;
  userid: string;
  name: string;
  role: RoleKey;
  permissions: readonly Permission[];
  rows: RowScope;
  /** Whose customers these are allowed to be: members of staff by id, or null for everybody's. Follows from `rows`. */
  seesStaff: readonly string[] | null;
  /** Field key → right; custom fields without an entry follow their own default. */
  fields: Readonly<Record<string, FieldRight>>;
  sessionId: string;
  /** When the access part of the session ends, ms. */
  accessUntil: number;
}

/** The long-lived parts, made once by app/build-deps. */
export interface Deps {
  config: Config;
  db: Knex;
  dialect: Dialect;
  clock: Clock;
  ids: Ids;
  log: Log;
  kv: KeyValue;
  live: Live;
  sealing: Sealing;
  ports: Ports;
  /** Tells the dispatcher and the inbox that rows were committed, so that nobody waits for the next poll. */
  nudge: Nudge;
}

export interface Nudge {
  outbox(): void;
  inbox(lane: string): void;
}

/** What every use case is given. Plain data: built per request, per job, per callback, per test. */
export interface Context extends Deps {
  actor: Actor;
  requestId: string;
  /** Where the request came from (address and device), for the record. */
  origin?: string | undefined;
  /** Present while inside inTransaction. */
  transaction?: { afterCommit: (() => void)[]; outboxTouched: boolean };
}

export function createContext(deps: Deps, actor: Actor, requestId: string, origin?: string): Context {
  let log: Log | undefined; // few requests have anything to say
  return {
    ...deps,
    actor,
    requestId,
    origin,
    get log() {
      return (log ??= deps.log.child({ requestId }));
    },
  };
}
