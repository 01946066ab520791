import type { Config } from '@lianke/config';
import type { Permission, StaffRole } from '@lianke/shared';
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
  | {
      kind: 'staff';
      staffId: string;
      userid: string;
      name: string;
      role: StaffRole;
      permissions: readonly Permission[];
      sessionId: string;
    };

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
  /** Present while inside inTransaction. */
  transaction?: { afterCommit: (() => void)[]; outboxTouched: boolean };
}

export function createContext(deps: Deps, actor: Actor, requestId: string): Context {
  return { ...deps, actor, requestId, log: deps.log.child({ requestId }) };
}
