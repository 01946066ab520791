import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDeps } from '../../test/test-shop.ts';
import { AppError } from './errors.ts';
import { onceOnly } from './idempotency.ts';
import { createMemoryLive } from './live/live.ts';

let now = 1_767_225_600_000;
let world: Awaited<ReturnType<typeof createTestDeps>>;
beforeAll(async () => {
  world = await createTestDeps({ clock: { now: () => now } });
});
afterAll(() => world.close());

let serial = 0;
const freshKey = (): string => `key-${String((serial += 1)).padStart(8, '0')}`;
const runs = new Map<string, number>();

/** One call under a key; answers what it was told, or the code of the refusal. */
async function call(key: string, { actor = 'cus_1', input = key, run = async () => input, deps = world.deps } = {}): Promise<string> {
  try {
    const once = async (): Promise<string> => {
      runs.set(`${actor} ${key}`, (runs.get(`${actor} ${key}`) ?? 0) + 1);
      return run();
    };
    return (await onceOnly(deps, { actor, key, endpoint: 'member.test', input }, once)) as string;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const keyRow = (key: string) =>
  world.deps.db('idempotency_keys').where({ idem_key: key }).first<{ answer: string | null; actor: string } | undefined>('answer', 'actor');

it('in a rush each of three taps with one key is answered, and only one of them does anything', async () => {
  const keys = Array.from({ length: 450 }, freshKey);
  const told = await Promise.all(keys.flatMap((key) => [call(key), call(key), call(key)]));
  for (const [at, key] of keys.entries()) {
    const three = told.slice(at * 3, at * 3 + 3);
    expect(three).toContain(key);
    for (const it of three) expect([key, 'request.in_progress']).toContain(it);
  }
  expect(keys.map((key) => runs.get(`cus_1 ${key}`))).toEqual(keys.map(() => 1));
  expect(await Promise.all(keys.slice(0, 20).map((key) => call(key)))).toEqual(keys.slice(0, 20));
  expect(keys.map((key) => runs.get(`cus_1 ${key}`))).toEqual(keys.map(() => 1));
});

it('repeats, keys of others and keys used for something else arrive with new ones and hold nobody up', async () => {
  const [repeated, reused, expired] = [freshKey(), freshKey(), freshKey()];
  await Promise.all([repeated, reused].map((key) => call(key)));
  await call(expired);
  await world.deps
    .db('idempotency_keys')
    .where({ idem_key: expired })
    .update({ expires_at: now - 1 });
  const fresh = Array.from({ length: 30 }, freshKey);
  const told = await Promise.all([
    call(freshKey()), // the first goes alone, the others gather behind it
    call(freshKey()),
    call(repeated),
    call(repeated, { actor: 'cus_2', input: 'mine' }),
    call(reused, { input: 'something else' }),
    call(expired),
    ...fresh.map((key) => call(key)),
  ]);
  expect(told.slice(2)).toEqual([repeated, 'mine', 'request.key_reused', expired, ...fresh]);
  expect([runs.get(`cus_1 ${repeated}`), runs.get(`cus_1 ${reused}`), runs.get(`cus_1 ${expired}`)]).toEqual([1, 1, 2]);
});

it('a call that failed gives its key back before it is answered', async () => {
  const refused = async (): Promise<string> => Promise.reject(new AppError('coupon.sold_out'));
  const keys = Array.from({ length: 50 }, freshKey);
  expect(new Set(await Promise.all(keys.map((key) => call(key, { run: refused }))))).toEqual(new Set(['coupon.sold_out']));
  expect(await Promise.all(keys.map((key) => call(key)))).toEqual(keys);
});

it('an answer is stored sealed, and not for somebody who was erased meanwhile', async () => {
  const [kept, gone] = [freshKey(), freshKey()];
  expect(await call(kept, { run: async () => '13800138000' })).toBe('13800138000');
  expect((await keyRow(kept))?.answer).toMatch(/^k1\./);
  const erase = async (): Promise<string> => {
    await world.deps.db('idempotency_keys').where({ actor: 'cus_gone' }).delete();
    return 'done';
  };
  expect(await call(gone, { actor: 'cus_gone', run: erase })).toBe('done');
  expect(await keyRow(gone)).toBeUndefined();
});

it('a reservation whose process died is free again after a minute', async () => {
  const key = freshKey();
  void call(key, { run: () => new Promise(() => undefined) });
  expect(await call(key)).toBe('request.in_progress');
  now += 60_001;
  expect(await call(key)).toBe(key);
});

it('two processes that are given the same keys at the same moment run each once', async () => {
  const other = { ...world.deps, live: createMemoryLive() };
  const keys = Array.from({ length: 200 }, freshKey);
  const told = await Promise.all([...keys.map((key) => call(key)), ...[...keys].reverse().map((key) => call(key, { deps: other }))]);
  expect(keys.map((key) => runs.get(`cus_1 ${key}`))).toEqual(keys.map(() => 1));
  for (const it of told) expect(it === 'request.in_progress' || it.startsWith('key-')).toBe(true);
});
