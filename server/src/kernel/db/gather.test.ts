import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDeps } from '../../../test/test-shop.ts';
import { inTransaction } from '../transaction.ts';
import { createGatherer, gather } from './gather.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
beforeAll(async () => {
  world = await createTestDeps();
});
afterAll(() => world.close());

const nextTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

/** A look-up whose answers are given by hand, and the keys of each query it was asked. */
function createSlowLookUp() {
  const asked: (readonly string[])[] = [];
  const open: (() => void)[] = [];
  const find = gather(async (_ctx, keys) => {
    asked.push(keys);
    await new Promise<void>((resolve) => open.push(resolve));
    if (keys.includes('broken')) throw new Error('no answer');
    return new Map(keys.filter((key) => key !== 'unknown').map((key) => [key, `${key}!`]));
  });
  return { asked, find, answerAll: () => open.splice(0).forEach((resolve) => resolve()) };
}

it('asks once for what is asked in the same turn, and at once again for what comes while two are on their way', async () => {
  const { asked, find, answerAll } = createSlowLookUp();
  const ctx = world.ctx();
  const first = ['a', 'b', 'a'].map((key) => find(ctx, [key]));
  await nextTurn();
  const second = find(ctx, ['c', 'unknown']);
  await nextTurn();
  const third = ['d', 'e'].map((key) => find(ctx, [key]));
  await nextTurn();
  expect(asked).toEqual([
    ['a', 'b'],
    ['c', 'unknown'],
  ]);
  answerAll();
  await nextTurn();
  expect(asked).toEqual([
    ['a', 'b'],
    ['c', 'unknown'],
    ['d', 'e'],
  ]);
  answerAll();
  expect((await Promise.all([...first, second, ...third])).map((found) => found.get('a') ?? found.get('c') ?? found.get('e'))).toEqual([
    'a!',
    'a!',
    'a!',
    'c!',
    'e!',
    'e!',
  ]);
  expect((await second).has('unknown')).toBe(false);
});

it('fails for those who asked together, and goes on for the next', async () => {
  const { find, answerAll } = createSlowLookUp();
  const ctx = world.ctx();
  const failing = Promise.allSettled([find(ctx, ['broken']), find(ctx, ['a'])]);
  await nextTurn();
  answerAll();
  expect((await failing).map((it) => it.status)).toEqual(['rejected', 'rejected']);
  const after = find(ctx, ['a']);
  await nextTurn();
  answerAll();
  expect((await after).get('a')).toBe('a!');
});

it('shares nothing inside a transaction, which sees its own writes only there', async () => {
  const { asked, find, answerAll } = createSlowLookUp();
  const outside = find(world.ctx(), ['a']);
  const inside = inTransaction(world.ctx(), (ctx) => find(ctx, ['a']));
  await nextTurn();
  await nextTurn();
  expect(asked).toEqual([['a'], ['a']]);
  answerAll();
  await Promise.all([outside, inside]);
});

it('a patient one asks at once when it is quiet, and in a rush waits for company', async () => {
  const asked: (readonly string[])[] = [];
  const find = createGatherer(
    async (keys) => {
      asked.push(keys);
      await nextTurn();
      return new Map(keys.map((key) => [key, key]));
    },
    { mostAtOnce: 1, patienceMs: 30 },
  );
  await find(['a']);
  await find(['b']);
  await Promise.all([find(['c']), find(['d'])]);
  const rush = [find(['e'])];
  await nextTurn();
  rush.push(find(['f']), find(['g']));
  expect((await Promise.all(rush)).map((found) => [...found.keys()].length)).toEqual([3, 3, 3]);
  await new Promise((resolve) => setTimeout(resolve, 60));
  expect((await find(['h'])).get('h')).toBe('h');
  expect(asked).toEqual([['a'], ['b'], ['c', 'd'], ['e', 'f', 'g'], ['h']]);
});
