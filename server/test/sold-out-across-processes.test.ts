import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildDeps } from '../src/app/build-deps.ts';
import type { BuiltDeps } from '../src/app/build-deps.ts';
import { createContext } from '../src/kernel/context.ts';
import type { Context } from '../src/kernel/context.ts';
import { migrate } from '../src/kernel/db/migrate.ts';
import { openDatabase } from '../src/kernel/db/open-database.ts';
import { migrations } from '../src/migrations/index.ts';
import { claimCoupon } from '../src/modules/coupons/issuing/claim-coupon.ts';
import { extendTemplate } from '../src/modules/coupons/templates/extend-template.ts';
import { refusalOf } from './coupon-world.ts';
import { createTemplate } from './factories/coupon-template.ts';
import { makeStaffActor } from './factories/staff-actor.ts';
import { createTestDatabase } from './test-database.ts';
import { eventually, testConfig } from './test-shop.ts';
import { addCustomer } from './test-staff.ts';

const redisUrl = process.env.TEST_REDIS_URL ?? '';
const closing: (() => Promise<unknown>)[] = [];
let here: BuiltDeps;
let there: BuiltDeps;
/** Stands still, so that nothing that was heard grows old by itself. */
let now = 1_767_225_600_000;
const clock = { now: () => now };

beforeAll(async () => {
  const database = await createTestDatabase();
  closing.push(database.drop);
  const opened = openDatabase(database.url);
  await migrate(opened, migrations);
  await opened.close();
  const config = testConfig({ DATABASE_URL: database.url, REDIS_URL: redisUrl });
  here = await buildDeps(config, { clock });
  there = await buildDeps(config, { clock });
  closing.push(here.close, there.close);
});
afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

const as = ({ deps }: BuiltDeps, actor: Context['actor']): Context => createContext(deps, actor, 'req_test');
const claim = async (at: BuiltDeps, templateId: string): Promise<string> => {
  const customerId = await addCustomer(here);
  return refusalOf(claimCoupon(as(at, { kind: 'member', customerId, openid: 'o', sessionId: 'ses_test' }), { templateId }));
};
const issuedOf = async (templateId: string): Promise<number> => {
  const rows = await here.deps.db('coupons').where({ template_id: templateId }).select('id');
  const template = await here.deps.db('coupon_templates').where({ id: templateId }).first<{ issued: number }>('issued');
  expect(template?.issued).toBe(rows.length);
  return rows.length;
};

it('what is sold out in one process is refused in the other without asking the database, until there is more', async () => {
  const templateId = await createTemplate(as(here, makeStaffActor('admin')), { total: 3 });
  for (let nth = 0; nth < 3; nth += 1) expect(await claim(here, templateId)).toBe('');
  expect(await claim(here, templateId)).toBe('coupon.sold_out');

  const asked: string[] = [];
  there.deps.db.on('query', ({ sql }: { sql: string }) => asked.push(sql));
  await eventually('the other one knows', async () => {
    now += 1_001; // what it heard a second ago it asks again
    asked.length = 0;
    return (await claim(there, templateId)) === 'coupon.sold_out' && asked.length === 0;
  });
  const many = await Promise.all(Array.from({ length: 20 }, () => claim(there, templateId)));
  expect([new Set(many), asked]).toEqual([new Set(['coupon.sold_out']), []]);

  await extendTemplate(as(here, makeStaffActor('admin')), { id: templateId, change: { total: 5 } });
  expect(await claim(here, templateId)).toBe('');
  await eventually('the other one hears that there is more', async () => (await claim(there, templateId)) === '', 2_000);
  expect(await issuedOf(templateId)).toBe(5);
});

it('when Redis goes in the middle of a rush, nothing is issued twice or forgotten, and the last one is still given out', async () => {
  const templateId = await createTemplate(as(here, makeStaffActor('admin')), { total: 60 });
  const answers: string[] = [];
  const rush = Promise.all(
    Array.from({ length: 100 }, async (_, nth) => {
      answers.push(await claim(nth % 2 === 0 ? here : there, templateId));
      if (answers.length === 20) for (const { redis } of [here, there]) redis?.disconnect();
    }),
  );
  await rush;
  expect(answers.filter((it) => it === '')).toHaveLength(60);
  expect(answers.filter((it) => it === 'coupon.sold_out')).toHaveLength(40);
  expect(await issuedOf(templateId)).toBe(60);
});
