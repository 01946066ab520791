import { expect, it } from 'vitest';
import { gatherWrites } from './gather-writes.ts';

/** A writer whose commits are let through by hand, and the batches it was given. */
function createSlowWriter(atOnce?: number) {
  const batches: (readonly number[])[] = [];
  const commits: (() => void)[] = [];
  const write = gatherWrites<number, string>(async (items) => {
    batches.push(items);
    await new Promise<void>((resolve) => commits.push(resolve));
    if (items.includes(13)) throw new Error('the database is gone');
    return items.map((item) => `${item} is stored`);
  }, atOnce);
  const commit = async (): Promise<void> => {
    commits.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 15));
  };
  return { batches, write, commit };
}

it('writes the first at once and what arrives meanwhile together, and answers each with its own', async () => {
  const { batches, write, commit } = createSlowWriter();
  const answers = [1, 2, 3].map(write);
  expect(batches).toEqual([[1]]);
  await commit();
  expect(batches).toEqual([[1], [2, 3]]);
  await commit();
  expect(await Promise.all(answers)).toEqual(['1 is stored', '2 is stored', '3 is stored']);
});

it('has no more batches on their way than allowed', async () => {
  const { batches, write, commit } = createSlowWriter(2);
  const answers = [write(1)];
  for (const item of [2, 3, 4]) {
    answers.push(write(item));
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  expect(batches).toEqual([[1], [2]]);
  await commit();
  expect(batches).toEqual([[1], [2], [3, 4]]);
  await commit();
  await commit();
  expect(await Promise.all(answers)).toHaveLength(4);
});

it('fails for those who were written together, and goes on for the next', async () => {
  const { write, commit } = createSlowWriter();
  const settled = Promise.allSettled([12, 13, 14, 15].map(write));
  await commit();
  await commit();
  expect((await settled).map((it) => it.status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
  const after = write(16);
  await new Promise((resolve) => setTimeout(resolve, 15));
  await commit();
  expect(await after).toBe('16 is stored');
});
