import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCouponWorld, refusalOf } from '../../../../test/coupon-world.ts';
import type { CouponWorld } from '../../../../test/coupon-world.ts';
import { createTemplate } from '../../../../test/factories/coupon-template.ts';
import { actingAs, addCustomer, addStaff } from '../../../../test/test-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import type { GrantRow, GrantTargetRow } from '../tables.ts';
import { cancelGrant } from './cancel-grant.ts';
import { downloadGrant } from './download-grant.ts';
import { listGrants } from './list-grants.ts';
import { runGrant } from './run-grant.ts';
import { startGrant } from './start-grant.ts';

let world: CouponWorld;
let admin: Context;
let everybody: string[];
beforeAll(async () => {
  world = await createCouponWorld();
  admin = await actingAs(world, await addStaff(world, 'boss', 'admin'));
  everybody = [];
  for (let nth = 0; nth < 450; nth += 1) everybody.push(await world.addCustomer());
});
afterAll(() => world.close());

const start = async (templateId: string, target: Parameters<typeof startGrant>[1]['target'], ctx = admin): Promise<string> =>
  (await startGrant(ctx, { templateId, target, reason: '周年庆' })).grant.id;
const run = (grantId: string): Promise<void> => runGrant.run(world.ctx(), { grantId });
const grantOf = async (id: string): Promise<GrantRow> => (await world.deps.db<GrantRow>('coupon_grants').where({ id }).first()) as GrantRow;
const targetsOf = (id: string): PromiseLike<GrantTargetRow[]> =>
  world.deps.db<GrantTargetRow>('coupon_grant_targets').where({ grant_id: id });
const holders = (templateId: string): PromiseLike<string[]> =>
  world.deps.db('coupons').where({ template_id: templateId }).pluck<string[]>('customer_id');

/** Dies like a killed process: what was committed stays, the rest never happened. */
const dyingAfter = (chunks: number): Context => {
  let left = chunks;
  const ctx = world.ctx();
  const db = new Proxy(ctx.db, {
    get: (target, key) => {
      if (key === 'transaction' && (left -= 1) < 0) throw new Error('killed');
      return Reflect.get(target, key) as unknown;
    },
  });
  return { ...ctx, db };
};

it('goes on exactly where it was killed, and a second run beside it gives nobody a second one', async () => {
  const templateId = await createTemplate(world.ctx(), { total: 1_000, perPerson: 5 });
  const grantId = await start(templateId, { filter: [] });
  await expect(runGrant.run(dyingAfter(1), { grantId })).rejects.toThrow('killed');
  const half = await grantOf(grantId);
  expect([half.status, half.done, (await targetsOf(grantId)).length]).toEqual(['running', 200, 200]);
  await Promise.all([run(grantId), run(grantId)]);
  await run(grantId);
  const { status, done, failed, target_sealed } = await grantOf(grantId);
  expect({ status, done, failed, target_sealed }).toEqual({ status: 'done', done: 450, failed: 0, target_sealed: null });
  expect([...(await holders(templateId))].sort()).toEqual([...everybody].sort());
});

it('gives as many as there are and says who went without, and why, in a file', async () => {
  const templateId = await createTemplate(world.ctx(), { total: 3, audience: { kind: 'levels', levels: [9] } });
  const [first = '', ...others] = everybody.slice(0, 5);
  const before = await start(templateId, { ids: [first] });
  await run(before);
  const grantId = await start(templateId, { ids: [first, ...others, 'cus_nobody'] });
  await run(grantId);
  const targets = await targetsOf(grantId);
  expect(targets.filter((row) => row.coupon_id !== null)).toHaveLength(2);
  expect(targets.flatMap((row) => row.refusal ?? []).sort()).toEqual(['coupon.limit_reached', 'coupon.sold_out', 'coupon.sold_out']);
  const { grants } = await listGrants(admin, { templateId });
  expect(grants.map((it) => [it.status, it.progress])).toEqual([
    ['done', { done: 5, total: 6, failed: 4 }],
    ['done', { done: 1, total: 1, failed: 0 }],
  ]);
  const file = await text((await downloadGrant(admin, grantId)).body);
  expect(file.split('\r\n')).toHaveLength(5 + 2);
  expect(file).toContain('已经领完了');
});

it('reaches only customers its starter may see, and stops when the starter may no longer give', async () => {
  const staffId = await addStaff(world, 'seller', 'sales');
  const mine = await addCustomer(world, staffId);
  const templateId = await createTemplate(world.ctx());
  const seller = await actingAs(world, staffId);
  await run(await start(templateId, { filter: [] }, seller));
  expect(await holders(templateId)).toEqual([mine]);
  const stopped = await start(templateId, { filter: [] }, seller);
  await world.deps.db('staff').where({ id: staffId }).update({ active: 0 });
  await run(stopped);
  expect((await grantOf(stopped)).status).toBe('failed');
  await world.deps.db('customers').where({ id: mine }).delete();
});

it('is stopped by its starter, not by a colleague', async () => {
  const templateId = await createTemplate(world.ctx());
  const id = await start(templateId, { filter: [] });
  const colleague = await actingAs(world, await addStaff(world, 'colleague', 'marketer'));
  expect(await refusalOf(cancelGrant(colleague, { id }))).toBe('coupon.grant_not_found');
  expect((await cancelGrant(admin, { id })).grant.status).toBe('cancelled');
  expect(await refusalOf(cancelGrant(admin, { id }))).toBe('coupon.state_refused');
  await run(id);
  expect(await holders(templateId)).toEqual([]);
});
