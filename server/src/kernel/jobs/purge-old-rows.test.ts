import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDeps } from '../../../test/test-shop.ts';
import { createIds } from '../ids.ts';
import { purgeOldRows } from './purge-old-rows.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
beforeAll(async () => {
  world = await createTestDeps();
});
afterAll(() => world.close());

it('old callbacks that were handled or given up are forgotten, waiting and recent ones stay', async () => {
  const now = world.deps.clock.now();
  const idAt = (at: number): string => createIds({ now: () => at }).next('inbox');
  const row = (age: number, status: string): object => ({
    id: idAt(now - age * 86_400_000),
    platform: 'wecom',
    app_id: 'a',
    dedupe_key: `${age}${status}`,
    lane: 'urgent',
    payload: 'x',
    status,
    next_at: 0,
    received_at: now - age * 86_400_000,
  });
  await world.deps.db('inbox').insert([row(31, 'done'), row(31, 'failed'), row(31, 'received'), row(29, 'done'), row(1, 'done')]);
  await purgeOldRows.run(world.ctx(), {});
  expect((await world.deps.db('inbox').orderBy('dedupe_key').pluck<string[]>('dedupe_key')).sort()).toEqual([
    '1done',
    '29done',
    '31received',
  ]);
});
