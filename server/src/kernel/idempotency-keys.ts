import type { Knex } from 'knex';
import type { Deps } from './context.ts';
import { gatherWrites } from './db/gather-writes.ts';
import type { Live } from './live/live.ts';

export interface Place {
  actor: string;
  idem_key: string;
}

export interface KeyRow extends Place {
  fingerprint: string;
  /** Sealed; null while the first call runs. */
  answer: string | null;
  expires_at: number;
}

export interface IdempotencyKeys {
  /** Undefined when the key is ours now, else the row of who was first. */
  reserve(row: KeyRow): Promise<KeyRow | undefined>;
  /** Stores the answer, unless the reservation is gone (the person was erased meanwhile). */
  keep(row: KeyRow): Promise<void>;
  /** Gives a key back that has no answer. */
  release(place: Place): Promise<void>;
}

type Parts = Pick<Deps, 'db' | 'dialect' | 'clock' | 'live'>;

const maxTries = 8;
/** In a rush a call waits so long for company, ms: a statement costs more than its rows. */
const gatherMs = 12;
const table = 'idempotency_keys';

/** Per app. */
const known = new WeakMap<Live, IdempotencyKeys>();

/** The keys of calls that write. Almost every write brings one, so in a rush those that arrive together share a statement. */
export function idempotencyKeysOf(parts: Parts): IdempotencyKeys {
  const keys = known.get(parts.live) ?? createKeys(parts);
  known.set(parts.live, keys);
  return keys;
}

function createKeys({ db, dialect, clock }: Parts): IdempotencyKeys {
  const tryAgain = async <T>(run: () => Promise<T>): Promise<T> => {
    for (let tries = 1; ; tries += 1) {
      try {
        return await run();
      } catch (error) {
        if (tries === maxTries || !dialect.isTransient(error)) throw error;
      }
    }
  };
  const keep = async (rows: readonly KeyRow[]): Promise<void[]> => {
    const sorted = inOrder(rows);
    const expiresAt = Math.max(...rows.map((row) => row.expires_at));
    const cases = sorted.map(() => 'when actor = ? and idem_key = ? then ?').join(' ');
    const answers = sorted.flatMap((row) => [row.actor, row.idem_key, row.answer]);
    await tryAgain(() => among(db, sorted).update({ answer: db.raw(`case ${cases} end`, answers), expires_at: expiresAt }));
    return rows.map(() => undefined);
  };
  const release = async (places: readonly Place[]): Promise<void[]> => {
    await tryAgain(() => among(db, inOrder(places)).whereNull('answer').delete());
    return places.map(() => undefined);
  };
  return {
    reserve: gatherWrites((rows: readonly KeyRow[]) => tryAgain(() => reserveTogether({ db, dialect, clock }, rows)), 1, gatherMs),
    keep: gatherWrites(keep, 1, gatherMs),
    release: gatherWrites(release, 1, gatherMs),
  };
}

/** One insert for all: only when it meets a key that is there already are those looked at. */
async function reserveTogether({ db, dialect, clock }: Omit<Parts, 'live'>, rows: readonly KeyRow[]): Promise<(KeyRow | undefined)[]> {
  const first = new Map<string, KeyRow>();
  for (const row of rows) if (!first.has(textOf(row))) first.set(textOf(row), row);
  const there = new Map<string, KeyRow>();
  for (let tries = 0; tries < maxTries; tries += 1) {
    const wanted = inOrder([...first.values()].filter((row) => !there.has(textOf(row))));
    try {
      if (wanted.length > 0) await db(table).insert(wanted);
      return rows.map((row) => there.get(textOf(row)) ?? (first.get(textOf(row)) === row ? undefined : first.get(textOf(row))));
    } catch (error) {
      if (!dialect.isUniqueViolation(error)) throw error;
    }
    const now = clock.now();
    const stored = (await among(db, wanted).select('*')) as KeyRow[];
    for (const row of stored) if (row.expires_at >= now) there.set(textOf(row), row);
    const old = stored.filter((row) => row.expires_at < now);
    if (old.length > 0) await among(db, inOrder(old)).where('expires_at', '<', now).delete();
  }
  throw new Error('idempotency keys kept changing');
}

const textOf = (it: Place): string => `${it.actor}\n${it.idem_key}`;

/** Always in one order, or two batches could wait for each other. */
const inOrder = <T extends Place>(places: readonly T[]): T[] => [...places].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));

const among = (db: Knex, places: readonly Place[]): Knex.QueryBuilder =>
  db(table).whereRaw(
    `(${places.map(() => '(actor = ? and idem_key = ?)').join(' or ')})`,
    places.flatMap((it) => [it.actor, it.idem_key]),
  );
