import fc from 'fast-check';
import type { CouponMove, CouponState } from '@lianke/shared';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCouponWorld, refusalOf } from '../../../test/coupon-world.ts';
import type { CouponWorld } from '../../../test/coupon-world.ts';
import { createTemplate, day } from '../../../test/factories/coupon-template.ts';
import { makeStaffActor } from '../../../test/factories/staff-actor.ts';
import { turnAt, writeCounterCode } from './counter/counter-code.ts';
import { redeemCoupon } from './counter/redeem-coupon.ts';
import { expireCoupons } from './jobs/expire-coupons.ts';
import { lockCoupon, returnCoupon, unlockCoupon, useCoupon } from './index.ts';
import { voidCoupon } from './moving/void-coupon.ts';
import type { CouponRow, MoveRow, SlotRow, TemplateRow } from './tables.ts';

let world: CouponWorld;
beforeAll(async () => {
  world = await createCouponWorld();
});
afterAll(() => world.close());

const people = 4;
const [total, perPerson, off] = [6, 2, 2_000];

type Step =
  | { do: 'claim'; who: number }
  | { do: 'lock' | 'unlock' | 'use' | 'return'; which: number; order: number }
  | { do: 'redeem' | 'void'; which: number }
  | { do: 'expire' };

const which = fc.nat(total - 1);
const order = fc.nat(2);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('claim' as const), who: fc.nat(people - 1) }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('lock' as const, 'unlock', 'use', 'return'), which, order }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom('redeem' as const, 'void'), which }) },
  { weight: 1, arbitrary: fc.constant({ do: 'expire' as const }) },
);
/** Steps of one round happen at the same time; between rounds time passes. */
const rounds = fc.array(fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 8 }), pass: fc.constantFrom(0, 0, 0, 4 * day) }), {
  minLength: 2,
  maxLength: 8,
});

/** What a coupon's history allows next. */
const after: Record<CouponMove, Partial<Record<CouponState, CouponState>>> = {
  issued: {},
  locked: { available: 'locked' },
  unlocked: { locked: 'available' },
  used: { available: 'used', locked: 'used' },
  returned: { used: 'available' },
  expired: { available: 'expired', locked: 'expired', used: 'expired' },
  voided: { available: 'void' },
};

async function take(it: Step, templateId: string, customers: readonly string[], held: readonly CouponRow[]): Promise<void> {
  const admin = world.ctx(makeStaffActor('admin'));
  if (it.do === 'claim') return void (await refusalOf(world.claim(customers[it.who] ?? '', templateId)));
  if (it.do === 'expire') return expireCoupons.run(world.ctx(), {});
  const coupon = held[it.which];
  if (!coupon) return;
  const couponId = coupon.id;
  if (it.do === 'void') return void (await refusalOf(voidCoupon(admin, { id: couponId, reason: '发错了' })));
  if (it.do === 'redeem') {
    const code = writeCounterCode(world.deps, couponId, turnAt(world.clock.now()));
    return void (await refusalOf(redeemCoupon(admin, { code, amountFen: 10_000 })));
  }
  if (!('order' in it)) return;
  const of = { couponId, orderId: `ord_${couponId.slice(-4)}_${it.order}` };
  if (it.do === 'lock') await refusalOf(lockCoupon(world.ctx(), { ...of, customerId: coupon.customer_id }));
  if (it.do === 'unlock') await unlockCoupon(world.ctx(), of);
  if (it.do === 'use') await refusalOf(useCoupon(world.ctx(), { ...of, offFen: off, paidFen: 8_000 }));
  if (it.do === 'return') await returnCoupon(world.ctx(), of);
}

async function checkEverything(templateId: string, budgetFen: number): Promise<void> {
  const { db } = world.deps;
  const template = (await db<TemplateRow>('coupon_templates').where({ id: templateId }).first()) as TemplateRow;
  const coupons = await db<CouponRow>('coupons').where({ template_id: templateId });
  const slots = await db<SlotRow>('coupon_slots').where({ template_id: templateId });
  expect(template.issued).toBe(coupons.length);
  expect(template.issued).toBeLessThanOrEqual(total);
  expect(slots.map((row) => row.coupon_id).sort()).toEqual(coupons.map((row) => row.id).sort());
  for (const row of slots) expect(row.seq).toBeLessThanOrEqual(perPerson);
  const used = coupons.filter((row) => row.state === 'used');
  const open = coupons.filter((row) => row.state === 'available' || row.state === 'locked');
  expect(template.used).toBe(used.length);
  expect(template.off_fen).toBe(used.length * off);
  expect(template.committed_fen).toBe((used.length + open.length) * off);
  expect(template.committed_fen).toBeLessThanOrEqual(budgetFen);
  for (const row of coupons) {
    const moves: MoveRow[] = await db<MoveRow>('coupon_moves').where({ coupon_id: row.id }).orderBy('id');
    expect(moves[0]?.move).toBe('issued');
    let state: CouponState | undefined = 'available';
    for (const move of moves.slice(1)) state = state && after[move.move][state];
    expect([moves.map((it) => it.move), state]).toEqual([moves.map((it) => it.move), row.state]);
    expect(row.state === 'locked' || row.state === 'used' || row.order_id === null).toBe(true);
  }
}

describe('claims, orders, counters, staff and the nightly job at the same time', () => {
  it('never issue too many, never let one be used twice, never leave a live expired one, and write one history row each', async () => {
    await fc.assert(
      fc.asyncProperty(rounds, fc.boolean(), async (plan, tight) => {
        const budgetFen = (tight ? 4 : 20) * off;
        const templateId = await createTemplate(world.ctx(), { total, perPerson, budgetFen, validity: { by: 'days', days: 6 } });
        const customers: string[] = [];
        for (let nth = 0; nth < people; nth += 1) customers.push(await world.addCustomer());
        for (const { steps, pass } of plan) {
          const held = await world.deps.db<CouponRow>('coupons').where({ template_id: templateId }).orderBy('id');
          await Promise.all(steps.map((it) => take(it, templateId, customers, held)));
          await checkEverything(templateId, budgetFen);
          world.clock.add(1_500 + pass); // what was heard of being sold out is forgotten
        }
        world.clock.add(30 * day);
        await expireCoupons.run(world.ctx(), {});
        await checkEverything(templateId, budgetFen);
        const live = await world.deps.db('coupons').where({ template_id: templateId, state: 'available' });
        expect(live).toEqual([]);
      }),
      { numRuns: 25 },
    );
  }, 180_000);

  it('a rush of 300 claims of 40 people for 50 coupons, at most 2 each, gives exactly 50', async () => {
    const templateId = await createTemplate(world.ctx(), { total: 50, perPerson: 2 });
    const customers: string[] = [];
    for (let nth = 0; nth < 40; nth += 1) customers.push(await world.addCustomer());
    const verdicts = await Promise.all(
      Array.from({ length: 300 }, (_, nth) => refusalOf(world.claim(customers[nth % customers.length] ?? '', templateId))),
    );
    expect(verdicts.filter((it) => it === '')).toHaveLength(50);
    expect(new Set(verdicts)).toEqual(new Set(['', 'coupon.sold_out', 'coupon.limit_reached']));
    const { db } = world.deps;
    expect(await db('coupons').where({ template_id: templateId })).toHaveLength(50);
    const most = await db<SlotRow>('coupon_slots').where({ template_id: templateId }).orderBy('seq', 'desc').first();
    expect(most?.seq).toBe(2);
  });

  it('twenty scans of one coupon at once: one goes through, nineteen learn that it was used', async () => {
    const templateId = await createTemplate(world.ctx());
    const coupon = await world.claim(await world.addCustomer(), templateId);
    const admin = world.ctx(makeStaffActor('admin'));
    const code = writeCounterCode(world.deps, coupon.id, turnAt(world.clock.now()));
    const verdicts = await Promise.all(Array.from({ length: 20 }, () => refusalOf(redeemCoupon(admin, { code, amountFen: 12_000 }))));
    expect(verdicts.filter((it) => it === '')).toHaveLength(1);
    expect(verdicts.filter((it) => it === 'coupon.already_used')).toHaveLength(19);
  });
});
