import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDeps } from './test-shop.ts';
import { addCustomer, addStaff } from './test-staff.ts';
import { tiesOfRelations } from '../src/migrations/20261122_0231_ties.ts';

let world: Awaited<ReturnType<typeof createTestDeps>>;
beforeAll(async () => {
  world = await createTestDeps();
});
afterAll(() => world.close());

it('ties customers to the staff of their relations, the first one owns them, and a second run changes nothing', async () => {
  const { db, dialect } = world.deps;
  const [first, second, gone] = [await addStaff(world, 'chen.li'), await addStaff(world, 'wu.an'), await addStaff(world, 'gone')];
  await db('staff').where({ id: gone }).update({ active: 0 });
  const [shared, owned, left, plain] = [
    await addCustomer(world),
    await addCustomer(world, second),
    await addCustomer(world),
    await addCustomer(world),
  ];
  const relate = async (customerId: string, userid: string, addedAt: number, status = 'active') => {
    const pair = { corp_id: 'ww1', external_userid: `wm${customerId}` };
    await db('wecom_relations').insert({ ...pair, userid, status, added_at: addedAt, changed_at: addedAt });
    const key = { kind: 'external_userid', app_id: 'ww1', value: pair.external_userid };
    if (!(await db('identities').where(key).first()))
      await db('identities').insert({ ...key, customer_id: customerId, origin_customer_id: customerId, linked_at: 1 });
  };
  await relate(shared, 'Chen.Li', 100);
  await relate(shared, 'wu.an', 200, 'half');
  await relate(owned, 'Chen.Li', 100);
  await relate(left, 'gone', 100);
  await relate(plain, 'wu.an', 100, 'deleted_by_customer');

  for (let runs = 0; runs < 2; runs += 1) {
    await tiesOfRelations.up(db, dialect);
    const ties = await db('customer_staff').select<Record<string, string>[]>('customer_id', 'staff_id', 'kind');
    expect(new Set(ties.map((tie) => [tie.customer_id, tie.staff_id, tie.kind].join(' ')))).toEqual(
      new Set([
        `${shared} ${first} contact`,
        `${shared} ${second} contact`,
        `${shared} ${first} owner`,
        `${owned} ${first} contact`,
        `${owned} ${second} owner`,
        `${left} ${gone} contact`,
      ]),
    );
    const owners = await db('customers').select<{ id: string; owner_id: string }[]>('id', 'owner_id');
    expect(new Map(owners.map((row) => [row.id, row.owner_id]))).toEqual(
      new Map([[shared, first], [owned, second], [left, ''], [plain, '']]), // prettier-ignore
    );
  }
});
