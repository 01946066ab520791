import type { Clock } from '../clock.ts';
import type { KeyValue } from './key-value.ts';

const sweepAbove = 10_000;

/** For one process. Expired entries are dropped when met, and swept when the map grows. */
export function createMemoryKeyValue(clock: Clock): KeyValue {
  const entries = new Map<string, { value: string; until: number }>();
  let sweepAt = sweepAbove;

  const live = (key: string): { value: string; until: number } | undefined => {
    const entry = entries.get(key);
    if (entry && entry.until <= clock.now()) {
      entries.delete(key);
      return undefined;
    }
    return entry;
  };

  const put = (key: string, value: string, ttlMs: number): void => {
    if (entries.size > sweepAt) {
      for (const known of [...entries.keys()]) live(known);
      sweepAt = Math.max(sweepAbove, entries.size * 2); // when most are alive, looking again at once finds nothing
    }
    entries.set(key, { value, until: clock.now() + ttlMs });
  };

  return {
    get: async (key) => live(key)?.value,
    remaining: async (key) => {
      const entry = live(key);
      return entry && entry.until - clock.now();
    },
    set: async (key, value, ttlMs) => put(key, value, ttlMs),
    setIfAbsent: async (key, value, ttlMs) => {
      if (live(key)) return false;
      put(key, value, ttlMs);
      return true;
    },
    delete: async (key) => void entries.delete(key),
    deleteIfEqual: async (key, value) => (live(key)?.value === value ? entries.delete(key) : false),
    increment: async (key, ttlMs, by = 1) => {
      const entry = live(key);
      if (!entry) {
        put(key, String(by), ttlMs);
        return by;
      }
      entry.value = String(Number(entry.value) + by);
      return Number(entry.value);
    },
  };
}
