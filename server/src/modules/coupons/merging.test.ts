import { afterAll, beforeAll, expect, it } from 'vitest';
import { createCouponWorld, refusalOf } from '../../../test/coupon-world.ts';
import type { CouponWorld } from '../../../test/coupon-world.ts';
import { createTemplate } from '../../../test/factories/coupon-template.ts';
import { makeStaffActor } from '../../../test/factories/staff-actor.ts';
import { inTransaction } from '../../kernel/transaction.ts';
import { mergePair } from '../customers/merging/merge-customers.ts';
import { undoMerge } from '../customers/merging/undo-merge.ts';
import { defaultSettings } from '../membership/settings.ts';
import { lockCustomers } from '../customers/store.ts';
import { giveGift } from './issuing/give-gift.ts';
import { couponsPrivacyPart } from './privacy-part.ts';
import { onLevelChanged, onMemberBirthday } from './reactions/give-level-gifts.ts';
import { onCustomerMerged, onCustomerUnmerged } from './reactions/follow-customers.ts';
import type { SlotRow } from './tables.ts';

let world: CouponWorld;
beforeAll(async () => {
  world = await createCouponWorld();
});
afterAll(() => world.close());

async function merge(keptId: string, lostId: string): Promise<string> {
  const mergeId = await inTransaction(world.ctx(), async (ctx) => {
    const rows = await lockCustomers(ctx, [keptId, lostId]);
    const [kept, lost] = [rows.get(keptId), rows.get(lostId)];
    if (!kept || !lost) throw new Error('both must be there');
    return (await mergePair(ctx, kept, lost, 'test', new Map())).mergeId;
  });
  await inTransaction(world.ctx(), (ctx) => onCustomerMerged.run(ctx, { mergeId, keptId, lostId }));
  return mergeId;
}

async function undo(mergeId: string, keptId: string, restoredId: string): Promise<void> {
  await undoMerge(world.ctx(makeStaffActor('admin')), { id: mergeId, reason: '认错人了' });
  await inTransaction(world.ctx(), (ctx) => onCustomerUnmerged.run(ctx, { mergeId, keptId, restoredId }));
}

const heldBy = async (customerId: string): Promise<string[]> =>
  world.deps.db('coupons').where({ customer_id: customerId }).orderBy('id').pluck<string[]>('id');
const seqsOf = async (customer_id: string, template_id: string): Promise<number[]> =>
  world.deps.db<SlotRow>('coupon_slots').where({ customer_id, template_id }).orderBy('seq').pluck<number[]>('seq');

it('who was two people holds both wallets, is given no more than one person may, and gets their own back when the merge is undone', async () => {
  const templateId = await createTemplate(world.ctx(), { perPerson: 3 });
  const [kept, lost] = [await world.addCustomer(), await world.addCustomer()];
  const ofKept = [await world.claim(kept, templateId), await world.claim(kept, templateId)].map((it) => it.id);
  const ofLost = [await world.claim(lost, templateId), await world.claim(lost, templateId)].map((it) => it.id);
  const mergeId = await merge(kept, lost);
  expect((await heldBy(kept)).sort()).toEqual([...ofKept, ...ofLost].sort());
  expect(await seqsOf(kept, templateId)).toEqual([1, 2, 3, 4]);
  // Under either id it is one person.
  for (const id of [kept, lost]) expect(await refusalOf(world.claim(id, templateId))).toBe('coupon.limit_reached');
  await undo(mergeId, kept, lost);
  expect([await heldBy(kept), await heldBy(lost)]).toEqual([ofKept, ofLost]);
  for (const id of [kept, lost]) {
    expect(await refusalOf(world.claim(id, templateId))).toBe('');
    expect(await refusalOf(world.claim(id, templateId))).toBe('coupon.limit_reached');
    expect(await seqsOf(id, templateId)).toEqual([1, 2, 3]);
  }
});

it('a claim that comes under the old id just after a merge lands in the kept record', async () => {
  const templateId = await createTemplate(world.ctx());
  const [kept, lost] = [await world.addCustomer(), await world.addCustomer()];
  await merge(kept, lost);
  const coupon = await world.claim(lost, templateId);
  expect(await heldBy(kept)).toEqual([coupon.id]);
  expect(await refusalOf(world.claim(kept, templateId))).toBe('coupon.limit_reached');
});

it('birthdays and new levels bring the coupons the level has, once each, also of a level passed over', async () => {
  const [forBirthday, forOne, forTwo] = [
    await createTemplate(world.ctx()),
    await createTemplate(world.ctx()),
    await createTemplate(world.ctx()),
  ];
  const levels = defaultSettings.levels.map((it) => ({
    ...it,
    rights: {
      ...it.rights,
      birthdayCoupons: it.level === 2 ? [forBirthday] : [],
      levelCoupons: it.level === 1 ? [forOne] : it.level === 2 ? [forTwo] : [],
    },
  }));
  await world.deps
    .db('membership_settings')
    .insert({ version: 1, settings: JSON.stringify({ ...defaultSettings, levels }), saved_at: 1, saved_by: 'stf_x' });
  const customerId = await world.addCustomer();
  const rise = (from: number, to: number): Promise<void> =>
    inTransaction(world.ctx(), (ctx) => onLevelChanged.run(ctx, { customerId, from, to, reason: 'growth' }));
  const greet = (): Promise<void> => inTransaction(world.ctx(), (ctx) => onMemberBirthday.run(ctx, { customerId, year: 2026 }));
  await greet();
  for (const [from, to] of [
    [0, 2],
    [2, 0],
    [0, 2],
  ] as const)
    await rise(from, to);
  await world.deps.db('customers').where({ id: customerId }).update({ level: 2 });
  for (let nth = 0; nth < 2; nth += 1) await greet();
  expect(await world.deps.db('coupons').where({ customer_id: customerId }).orderBy('id').pluck('template_id')).toEqual([
    forOne,
    forTwo,
    forBirthday,
  ]);
});

it('a gift is given once per occasion, however often it is asked for', async () => {
  const templateId = await createTemplate(world.ctx(), { perPerson: 5 });
  const customerId = await world.addCustomer();
  const give = (occasion: string) => giveGift(world.ctx(), { templateId, customerId, occasion, source: 'birthday' });
  const given = await Promise.all([give('birthday:2026'), give('birthday:2026'), give('birthday:2027')]);
  expect(given.filter((id) => id !== undefined)).toHaveLength(2);
  expect(await heldBy(customerId)).toHaveLength(2);
});

it('an erased person leaves no row behind', async () => {
  const templateId = await createTemplate(world.ctx());
  const customerId = await world.addCustomer();
  await world.claim(customerId, templateId);
  await giveGift(world.ctx(), { templateId: await createTemplate(world.ctx()), customerId, occasion: 'level:2', source: 'level' });
  const person = { customerIds: [customerId], identities: [] };
  const sections = await couponsPrivacyPart.exportFor?.(world.ctx(), person);
  expect(sections?.[0]?.rows).toHaveLength(2);
  const count = async (): Promise<number> => {
    let sum = 0;
    for (const holding of couponsPrivacyPart.holdings) sum += await holding.count(world.ctx(), person);
    return sum;
  };
  expect(await count()).toBe(7); // two coupons, two slots, two lines of history, one gift
  await inTransaction(world.ctx(), async (ctx) => {
    for (const holding of couponsPrivacyPart.holdings) await holding.erase(ctx, person);
  });
  expect(await count()).toBe(0);
  expect(JSON.stringify(await world.deps.db('coupon_moves'))).not.toContain(customerId);
});
