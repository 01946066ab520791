import { Redis } from 'ioredis';
import { afterAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/kernel/clock.ts';
import type { KeyValue } from '../../src/kernel/store/key-value.ts';
import { createMemoryKeyValue } from '../../src/kernel/store/memory-key-value.ts';
import { createRedisKeyValue } from '../../src/kernel/store/redis-key-value.ts';

// Redis belongs to the full run; `--embedded-only` says loudly that it left it out.
const redisUrl = process.env.TEST_REDIS_URL;
const redis = redisUrl ? new Redis(redisUrl) : undefined;
afterAll(() => redis?.disconnect());

const stores: [string, () => KeyValue][] = [
  ['memory', () => createMemoryKeyValue(systemClock)],
  ...(redis ? [['redis', () => createRedisKeyValue(redis)] as [string, () => KeyValue]] : []),
];
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
let nth = 0;
const freshKey = (): string => `test:${process.pid}:${Date.now()}:${(nth += 1)}`;

describe.each(stores)('a key-value store in %s', (_name, create) => {
  const kv = create();

  it('gives back what was set, until it expires', async () => {
    const key = freshKey();
    await kv.set(key, '值', 60);
    expect(await kv.get(key)).toBe('值');
    expect(await kv.remaining(key)).toBeGreaterThan(0);
    await wait(90);
    expect([await kv.get(key), await kv.remaining(key)]).toEqual([undefined, undefined]);
  });

  it('lets exactly one of many take a lock', async () => {
    const key = freshKey();
    const taken = await Promise.all(Array.from({ length: 50 }, (_, at) => kv.setIfAbsent(key, String(at), 5_000)));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  it('releases a lock only for its owner', async () => {
    const key = freshKey();
    await kv.setIfAbsent(key, 'mine', 5_000);
    expect(await kv.deleteIfEqual(key, 'yours')).toBe(false);
    expect(await kv.deleteIfEqual(key, 'mine')).toBe(true);
    expect(await kv.setIfAbsent(key, 'next', 5_000)).toBe(true);
  });

  it('counts within a window that starts with the first call', async () => {
    const key = freshKey();
    const counts = await Promise.all(Array.from({ length: 20 }, () => kv.increment(key, 80)));
    expect([...counts].sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, at) => at + 1));
    await wait(110);
    expect(await kv.increment(key, 80)).toBe(1);
  });

  it('forgets on request', async () => {
    const key = freshKey();
    await kv.set(key, 'x', 5_000);
    await kv.delete(key);
    expect(await kv.get(key)).toBeUndefined();
  });
});
