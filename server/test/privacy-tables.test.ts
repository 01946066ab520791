import { afterAll, beforeAll, expect, it } from 'vitest';
import { privacyParts } from '../src/app/privacy-parts.ts';
import type { Deps } from '../src/kernel/context.ts';
import { columnsByTable } from './columns-by-table.ts';
import { createTestDeps } from './test-shop.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
let deps: Deps;
beforeAll(async () => {
  world = await createTestDeps();
  deps = world.deps;
});
afterAll(() => world.close());

const namesAPerson = /customer_id|openid|unionid|external_userid|phone|^email|^address|(kept|lost|left|right|merged_into)_id$/;

it('every table that names a person is in some module’s privacy part, so that no new one is forgotten', async () => {
  const answered = new Set(
    privacyParts.flatMap((part) => [...part.holdings.flatMap((it) => it.tables), ...Object.keys(part.exempt ?? {})]),
  );
  const columns = await columnsByTable(deps.db);
  const forgotten = [...columns].filter(([table, names]) => names.some((name) => namesAPerson.test(name)) && !answered.has(table));
  expect(forgotten.map(([table]) => table)).toEqual([]);
});

it('no part answers for a table that does not exist', async () => {
  const columns = await columnsByTable(deps.db);
  const named = privacyParts.flatMap((part) => [...part.holdings.flatMap((it) => it.tables), ...Object.keys(part.exempt ?? {})]);
  expect(named.filter((table) => !columns.has(table))).toEqual([]);
});
