import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDeps } from '../../test/test-shop.ts';
import { insertRows } from './db/insert-rows.ts';
import { tryTogether } from './try-together.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
beforeAll(async () => {
  world = await createTestDeps();
});
afterAll(() => world.close());

const stored = async (): Promise<string[]> => (await world.deps.db('tags').orderBy('name').pluck<string[]>('name')).map(String);
const add = tryTogether('test', async (ctx, names: readonly string[]) => {
  await insertRows(
    ctx,
    'tags',
    names.filter((name) => !name.startsWith('自')).map((name) => ({ name, group_name: null, created_at: 1 })),
  );
  return names.map((name) => (name.startsWith('自') ? undefined : `${name}有了`));
});

it('stores what arrives together, and says who has to go alone', async () => {
  expect(await Promise.all(['甲', '乙', '自己', '丙'].map((name) => add(world.ctx(), name)))).toEqual([
    '甲有了',
    '乙有了',
    undefined,
    '丙有了',
  ]);
  expect(await stored()).toEqual(['丙', '乙', '甲'].sort());
});

it('stores nothing of a batch that fails before its commit: everybody in it goes alone, and those after it together again', async () => {
  await new Promise((resolve) => setTimeout(resolve, 50)); // a quiet moment: the first is not waited for
  const answers = await Promise.all(['丁', '戊', '甲', '己'].map((name) => add(world.ctx(), name))); // 甲 is there already
  expect(answers).toEqual(['丁有了', undefined, undefined, undefined]);
  expect((await stored()).filter((name) => '戊己'.includes(name))).toEqual([]);
  expect(await add(world.ctx(), '庚')).toBe('庚有了');
});

it('fails for everybody when the commit itself fails, because it may have happened', async () => {
  const { db } = world.deps;
  const transaction = db.transaction.bind(db);
  const ctx = world.ctx();
  const broken = Object.assign((...args: Parameters<typeof db>) => db(...args), db, {
    transaction: async (run: Parameters<typeof transaction>[0]) => {
      await transaction(run);
      throw new Error('the connection was lost at the commit');
    },
  });
  const other = tryTogether('test', async (ctx, names: readonly string[]) => {
    await insertRows(
      ctx,
      'tags',
      names.map((name) => ({ name, group_name: null, created_at: 1 })),
    );
    return names;
  });
  await expect(other({ ...ctx, db: broken }, '辛')).rejects.toThrow('lost at the commit');
});
