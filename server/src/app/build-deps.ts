import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Config } from '@lianke/config';
import { Redis } from 'ioredis';
import { systemClock } from '../kernel/clock.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Deps, Nudge } from '../kernel/context.ts';
import { openDatabase } from '../kernel/db/open-database.ts';
import { createIds } from '../kernel/ids.ts';
import { createMemoryLive, createRedisLive } from '../kernel/live/live.ts';
import { createLog } from '../kernel/log.ts';
import type { Log } from '../kernel/log.ts';
import { createOutgoing } from '../kernel/outgoing.ts';
import type { Ports } from '../kernel/ports.ts';
import { createSealing } from '../kernel/sealing.ts';
import { createMemoryKeyValue } from '../kernel/store/memory-key-value.ts';
import { createRedisKeyValue } from '../kernel/store/redis-key-value.ts';
import { watchTransactions } from '../kernel/transaction-mark.ts';
import { buildPorts } from './build-ports.ts';

/** What a test may put in place of the real thing. */
export interface Replacements {
  clock?: Clock;
  random?: () => number;
  log?: Log;
  ports?: Ports;
}

export interface BuiltDeps {
  deps: Deps;
  redis: Redis | null;
  /** Filled in by whoever runs the loops; until then nobody has to be told. */
  onNudge: (nudge: Nudge) => void;
  close(): Promise<void>;
}

/** Makes the long-lived parts once. Nothing here knows a module. */
export async function buildDeps(config: Config, replace: Replacements = {}): Promise<BuiltDeps> {
  if (!config.production) watchTransactions();
  const clock = replace.clock ?? systemClock;
  const log = replace.log ?? createLog(config.logLevel);
  const database = openDatabase(config.databaseUrl);
  const redis = config.redisUrl ? connectRedis(config.redisUrl, log) : null;
  const kv = redis ? createRedisKeyValue(redis) : createMemoryKeyValue(clock);
  const live = redis ? await createRedisLive(redis) : createMemoryLive();
  const outgoing = createOutgoing();
  let nudge: Nudge | undefined;
  const deps: Deps = {
    config,
    db: database.db,
    dialect: database.dialect,
    clock,
    ids: createIds(clock, replace.random),
    log,
    kv,
    live,
    sealing: createSealing(config.dataKeys ?? embeddedKeys(config)),
    ports: replace.ports ?? buildPorts(config, { clock, kv, send: outgoing.send, log }),
    nudge: { outbox: () => nudge?.outbox(), inbox: (lane) => nudge?.inbox(lane) },
  };
  return {
    deps,
    redis,
    onNudge: (it) => (nudge = it),
    close: async () => {
      await live.close();
      await outgoing.close();
      await database.close();
      redis?.disconnect();
    },
  };
}

function connectRedis(url: string, log: Log): Redis {
  const redis = new Redis(url, { maxRetriesPerRequest: 3 });
  redis.on('error', (error: Error) => log.warn({ err: error }, 'redis'));
  return redis;
}

/** Outside production a key is made once and kept beside the embedded database, so that the demo's data can be read after a restart. */
function embeddedKeys(config: Config): string {
  const file = config.databaseUrl.startsWith('sqlite:')
    ? (config.databaseUrl.slice('sqlite:'.length).split('?')[0] ?? '')
    : './data/lianke.db';
  const keyFile = resolve(dirname(file), 'data-keys');
  if (!existsSync(keyFile)) {
    mkdirSync(dirname(keyFile), { recursive: true });
    writeFileSync(keyFile, `k1:${randomBytes(32).toString('base64')}`, { mode: 0o600 });
  }
  return readFileSync(keyFile, 'utf8').trim();
}
