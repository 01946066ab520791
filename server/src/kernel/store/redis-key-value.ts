import type { Redis } from 'ioredis';
import type { KeyValue } from './key-value.ts';

const prefix = 'lianke:kv:';

// Compare and delete must be one step, or a lock that expired in between would be taken from its new owner.
const deleteIfEqualScript = `if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) else return 0 end`;
// The window starts with the first call, in the same step, so that a crash cannot leave a counter that never ends.
const incrementScript = `local n = redis.call('incrby', KEYS[1], ARGV[2]); if n == tonumber(ARGV[2]) then redis.call('pexpire', KEYS[1], ARGV[1]) end; return n`;

/** Shared by all processes on one Redis. */
export function createRedisKeyValue(redis: Redis): KeyValue {
  let met = redis.status === 'ready';
  redis.once('ready', () => (met = true)); // before that it is only not there yet, and worth the wait
  return {
    away: () => met && redis.status !== 'ready',
    get: async (key) => (await redis.get(prefix + key)) ?? undefined,
    remaining: async (key) => {
      const ms = await redis.pttl(prefix + key);
      return ms > 0 ? ms : undefined;
    },
    set: async (key, value, ttlMs) => void (await redis.set(prefix + key, value, 'PX', Math.max(1, Math.floor(ttlMs)))),
    setIfAbsent: async (key, value, ttlMs) => (await redis.set(prefix + key, value, 'PX', Math.max(1, Math.floor(ttlMs)), 'NX')) === 'OK',
    delete: async (key) => void (await redis.del(prefix + key)),
    deleteIfEqual: async (key, value) => (await redis.eval(deleteIfEqualScript, 1, prefix + key, value)) === 1,
    increment: async (key, ttlMs, by = 1) => Number(await redis.eval(incrementScript, 1, prefix + key, Math.floor(ttlMs), by)),
  };
}
