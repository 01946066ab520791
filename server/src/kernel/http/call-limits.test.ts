import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AppError } from '../errors.ts';
import { createLog } from '../log.ts';
import type { KeyValue } from '../store/key-value.ts';
import { createMemoryKeyValue } from '../store/memory-key-value.ts';
import { createCallLimits } from './call-limits.ts';

const log = createLog('silent');
const perMinute = 100;
const step = 5;

/** Servers that share one store, with a clock that stands still until it is moved. */
function createServers(count: number, change: (kv: KeyValue) => KeyValue = (kv) => kv) {
  let now = 1_767_225_600_000;
  const clock = { now: () => now };
  const kv = change(createMemoryKeyValue(clock));
  const servers = Array.from({ length: count }, () => createCallLimits({ kv, clock, log }));
  /** Whether the call was let through. */
  const call = (nth: number, key = 'member:cus_1'): boolean => {
    try {
      servers[nth]?.(key, perMinute);
      return true;
    } catch (error) {
      if (error instanceof AppError && error.code === 'rate.limited') return false;
      throw error;
    }
  };
  return { call, servers, passMs: (ms: number) => void (now += ms) };
}

const reports = (): Promise<unknown> => new Promise((resolve) => setImmediate(resolve));
const times = (count: number): number[] => Array.from({ length: count }, (_, nth) => nth);

it('one process lets exactly as many calls through in a minute as allowed, for each person', async () => {
  const { call, passMs } = createServers(1);
  for (let minute = 0; minute < 3; minute += 1) {
    expect(times(150).filter(() => call(0))).toHaveLength(perMinute);
    await reports();
    expect(times(20).filter(() => call(0))).toHaveLength(0);
    expect(times(20).filter(() => call(0, `member:cus_${minute + 2}`))).toHaveLength(20);
    passMs(60_000);
  }
});

it('says when the minute is over', async () => {
  const { servers, call, passMs } = createServers(1);
  times(perMinute).forEach(() => call(0));
  await reports();
  passMs(12_500);
  expect(() => servers[0]?.('member:cus_1', perMinute)).toThrow(expect.objectContaining({ data: { retryAfterSeconds: 48 } }) as Error);
});

it('several processes let at most a twentieth each through on top, however the calls are spread', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.nat({ max: 4 }), { minLength: 300, maxLength: 400 }),
      async (count, spread) => {
        const { call } = createServers(count);
        let passed = 0;
        for (const nth of spread) {
          if (call(nth % count)) passed += 1;
          await reports();
        }
        expect(passed).toBeGreaterThanOrEqual(perMinute);
        expect(passed).toBeLessThanOrEqual(perMinute + count * step);
      },
    ),
    { numRuns: 30 },
  );
});

it('what was used up at one process is used up at the next', async () => {
  const { call } = createServers(2);
  times(perMinute).forEach(() => call(0));
  await reports();
  for (let nth = 0; nth < step; nth += 1) call(1);
  await reports();
  expect(call(1)).toBe(false);
});

it('asks the store once for many calls, and not at all for few', async () => {
  let asked = 0;
  const { call } = createServers(1, (kv) => ({ ...kv, increment: (...it) => ((asked += 1), kv.increment(...it)) }));
  times(step - 1).forEach(() => call(0));
  await reports();
  expect(asked).toBe(0);
  for (let nth = 0; nth < perMinute; nth += 1) {
    call(0);
    await reports();
  }
  expect(asked).toBeLessThanOrEqual(20);
});

it.each<[string, (kv: KeyValue) => KeyValue]>([
  ['is away', (kv) => ({ ...kv, away: () => true, increment: () => Promise.reject(new Error('asked although away')) })],
  ['fails', (kv) => ({ ...kv, increment: () => Promise.reject(new Error('gone')) })],
  ['does not answer', (kv) => ({ ...kv, increment: () => new Promise(() => undefined) })],
])('while the store %s, nobody waits for it and each process keeps the limit alone', async (_what, change) => {
  const { call } = createServers(2, change);
  const passed: boolean[] = [];
  for (let nth = 0; nth < 3 * perMinute; nth += 1) {
    passed.push(call(nth % 2));
    await reports();
  }
  expect(passed.filter(Boolean)).toHaveLength(2 * perMinute);
});
