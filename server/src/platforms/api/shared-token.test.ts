import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { AppError } from '../../kernel/errors.ts';
import { createMemoryKeyValue } from '../../kernel/store/memory-key-value.ts';
import { ApiRefusal } from './refusal.ts';
import { createSharedToken } from './shared-token.ts';
import type { FetchedToken } from './shared-token.ts';
import { withToken } from './with-token.ts';

const makeClock = () => {
  const clock = { at: 1_767_225_600_000, now: () => clock.at };
  return clock;
};

/** A platform that gives t1, t2, … and some processes that share one store. */
function world({
  processes = 2,
  expiresInSeconds = 7200,
  fail,
}: { processes?: number; expiresInSeconds?: number; fail?: (turn: number) => Error | undefined } = {}) {
  const clock = makeClock();
  const kv = createMemoryKeyValue(clock);
  const seen: { turn: number; refused: string | undefined }[] = [];
  const fetch = async (refused: string | undefined): Promise<FetchedToken> => {
    const turn = seen.push({ turn: seen.length + 1, refused });
    await sleep(5);
    const failure = fail?.(turn);
    if (failure) throw failure;
    return { value: `t${turn}`, expiresInSeconds };
  };
  const tokens = Array.from({ length: processes }, () => createSharedToken({ kv, key: 'token:x', fetch, pollMs: 2 }));
  const [one, other = one] = tokens;
  if (!one || !other) throw new Error('at least one process');
  return { clock, kv, seen, tokens, one, other };
}

test('forty concurrent calls in two processes fetch once', async () => {
  const { one, other, seen } = world();
  const got = await Promise.all(Array.from({ length: 40 }, (_, at) => (at % 2 ? one : other).get()));
  expect(new Set(got)).toEqual(new Set(['t1']));
  expect(seen).toHaveLength(1);
});

test('the token is kept until 300 s before its end', async () => {
  const { one, clock, seen } = world();
  await one.get();
  clock.at += (7200 - 301) * 1000;
  expect(await one.get()).toBe('t1');
  clock.at += 2000;
  expect(await one.get()).toBe('t2');
  expect(seen).toHaveLength(2);
});

test('a token with little life left is used shortly instead of being asked for each time', async () => {
  const { one, clock } = world({ expiresInSeconds: 120 });
  expect(await one.get()).toBe('t1');
  clock.at += 29_000;
  expect(await one.get()).toBe('t1');
  clock.at += 2_000;
  expect(await one.get()).toBe('t2');
});

test('a refused token is renewed once, however many noticed, and the platform is told which one it refused', async () => {
  const { one, other, seen } = world();
  await one.get();
  const got = await Promise.all(Array.from({ length: 20 }, (_, at) => (at % 2 ? one : other).renew('t1')));
  expect(new Set(got)).toEqual(new Set(['t2']));
  expect(seen.map(({ refused }) => refused)).toEqual([undefined, 't1']);
});

test('who comes late with an old token gets the new one and drops nothing', async () => {
  const { one, other, seen } = world();
  await one.get();
  await one.renew('t1');
  expect(await other.renew('t1')).toBe('t2');
  expect(seen).toHaveLength(2);
});

test('those who waited share the failure and do not ask again in turn; the next caller does', async () => {
  const { tokens, seen } = world({
    processes: 5,
    fail: (turn) => (turn === 1 ? new AppError('platform.credential', { errcode: 40125 }) : undefined),
  });
  const results = await Promise.allSettled(tokens.map((token) => token.get()));
  expect(results.map((result) => result.status === 'rejected' && (result.reason as AppError).code)).toEqual(
    Array(5).fill('platform.credential'),
  );
  expect(seen).toHaveLength(1);
  expect(await tokens[0]?.get()).toBe('t2');
});

test('a lock left by a process that died stops nobody for longer than it lives', async () => {
  const { one, kv, clock } = world();
  await kv.setIfAbsent('token:x:lock', 'a dead process', 1000);
  setTimeout(() => (clock.at += 2000), 20);
  expect(await one.get()).toBe('t1');
});

test('a lock that never frees ends in platform.busy, not in waiting for ever', async () => {
  const kv = createMemoryKeyValue(makeClock());
  await kv.setIfAbsent('token:x:lock', 'somebody', 60_000);
  const token = createSharedToken({ kv, key: 'token:x', fetch: () => Promise.reject(new Error('not reached')), lockMs: 30, pollMs: 2 });
  await expect(token.get()).rejects.toMatchObject({ code: 'platform.busy' });
});

test.each([40001, 40014, 42001])('a call refused with %i is made once more with a new token', async (errcode) => {
  const { one } = world();
  const used: string[] = [];
  const answer = await withToken(one, async (token) => {
    used.push(token);
    if (token === 't1') throw new ApiRefusal('/x', errcode, '');
    return 'done';
  });
  expect([answer, used]).toEqual(['done', ['t1', 't2']]);
});

test('a call refused twice is not made a third time', async () => {
  const { one, seen } = world();
  let calls = 0;
  const refuse = () => {
    calls += 1;
    return Promise.reject(new ApiRefusal('/x', 42001, ''));
  };
  await expect(withToken(one, refuse)).rejects.toBeInstanceOf(ApiRefusal);
  expect([calls, seen.length]).toEqual([2, 2]);
});

test('any other refusal is not retried', async () => {
  const { one, seen } = world();
  await expect(withToken(one, () => Promise.reject(new ApiRefusal('/x', 45009, '')))).rejects.toMatchObject({ errcode: 45009 });
  expect(seen).toHaveLength(1);
});
