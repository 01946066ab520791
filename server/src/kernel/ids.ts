import { idPrefixes } from '@lianke/shared';
import type { IdKind } from '@lianke/shared';
import { monotonicFactory } from 'ulid';
import type { Clock } from './clock.ts';
import { pooledRandom } from './random-pool.ts';

/** Where ids and chance come from; seeded in tests. */
export interface Ids {
  /** Prefix + ULID, at most 32 ASCII characters; ids made later sort later. */
  next(kind: IdKind): string;
  /** `count` random decimal digits. */
  digits(count: number): string;
}

/** `random` gives numbers in [0, 1). */
export function createIds(clock: Clock, random: () => number = pooledRandom): Ids {
  const ulid = monotonicFactory(random);
  return {
    next: (kind) => `${idPrefixes[kind]}_${ulid(clock.now())}`,
    digits: (count) => Array.from({ length: count }, () => Math.floor(random() * 10)).join(''),
  };
}
