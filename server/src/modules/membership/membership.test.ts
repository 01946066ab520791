import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeStaffActor } from '../../../test/factories/staff-actor.ts';
import { expectSoundBooks } from '../../../test/ledger-books.ts';
import { day, startLedgerWorld } from '../../../test/ledger-world.ts';
import type { LedgerWorld } from '../../../test/ledger-world.ts';
import type { Context } from '../../kernel/context.ts';
import { updateCustomer } from '../customers/index.ts';
import { credit, spend } from '../ledger/index.ts';
import { adjust } from './commands/adjust.ts';
import { saveSettings } from './commands/save-settings.ts';
import { evaluateAll, evaluateMember, getSettings, greetBirthdays, membershipPrivacyPart, reviewDue, startPaidTerm } from './index.ts';
import { getMyCard } from './queries/my-card.ts';
import { getMyPoints, listMyHistory } from './queries/my-points.ts';
import { getMembership, listEntries } from './queries/of-customer.ts';
import { onMerged, onUnmerged } from './reactions/on-customers-joined.ts';

let world: LedgerWorld;
beforeAll(async () => {
  world = await startLedgerWorld();
});
afterAll(() => world.close());

const admin = (): Context => ({ ...world.ctx(), actor: makeStaffActor('admin') });
let keys = 0;
/** Growth the way an order will give it: the ledger first, then its event. */
async function earn(customerId: string, amount: number): Promise<void> {
  await credit(world.ctx(), { key: `order:${(keys += 1)}`, customerId, kind: 'growth', amount, reason: 'earned' });
  await evaluateMember(world.ctx(), customerId);
}
const levelOf = async (customerId: string): Promise<number> =>
  (await world.ctx().db('customers').where({ id: customerId }).first<{ level: number }>('level')).level;
const logOf = async (customerId: string): Promise<unknown[]> =>
  (
    await world
      .ctx()
      .db('level_changes')
      .where({ customer_id: customerId })
      .orderBy(['at', 'id'])
      .select<{ from_level: number; to_level: number; reason: string }[]>('from_level', 'to_level', 'reason')
  ).map((it) => [it.from_level, it.to_level, it.reason]);
const eventsOf = async (name: string, customerId: string): Promise<Record<string, unknown>[]> =>
  (await world.ctx().db('outbox').where({ name }).orderBy('id').pluck<string[]>('payload'))
    .map((payload) => JSON.parse(payload) as Record<string, unknown>)
    .filter((payload) => payload.customerId === customerId);
const why = async (customerId: string): Promise<string> => (await getMembership(admin(), { customerId })).why;

describe('a member’s level', () => {
  it('rises with growth and falls when growth leaves the window; every step is in the log, on the timeline and told', async () => {
    const id = await world.newMember();
    await earn(id, 900);
    expect(await levelOf(id)).toBe(0);
    world.pass(100 * day);
    await earn(id, 4_200);
    expect(await levelOf(id)).toBe(2);
    await reviewDue.run(world.ctx(), {});
    expect(await levelOf(id)).toBe(2);
    world.pass(266 * day); // 900 have left
    await reviewDue.run(world.ctx(), {});
    expect(await levelOf(id)).toBe(1);
    world.pass(100 * day);
    await reviewDue.run(world.ctx(), {});
    await reviewDue.run(world.ctx(), {});
    expect(await levelOf(id)).toBe(0);
    const steps = [
      [0, 2, 'growth'],
      [2, 1, 'window'],
      [1, 0, 'window'],
    ];
    expect(await logOf(id)).toEqual(steps);
    expect((await eventsOf('membership.level-changed', id)).map((it) => [it.from, it.to, it.reason])).toEqual(steps);
    const told = await world.ctx().db('timeline_entries').where({ customer_id: id, kind: 'level.changed' });
    expect(told).toHaveLength(3);
    expect(await why(id)).toBe('window');
  });

  it('falls when growth is taken back', async () => {
    const id = await world.newMember();
    await earn(id, 1_500);
    await adjust(admin(), { customerId: id, kind: 'growth', amount: -600, reason: '订单退货' });
    expect(await levelOf(id)).toBe(0);
    await expect(adjust(admin(), { customerId: id, kind: 'growth', amount: -901, reason: '订单退货' })).rejects.toThrow('balance_short');
  });

  it('set by hand stays until the computed one becomes another', async () => {
    const id = await world.newMember();
    await earn(id, 1_200);
    await updateCustomer(admin(), { id, change: { level: 3 } });
    await earn(id, 100);
    expect(await levelOf(id)).toBe(3);
    expect(await why(id)).toBe('by_hand');
    await earn(id, 4_000);
    expect(await levelOf(id)).toBe(2);
    expect(await logOf(id)).toEqual([
      [0, 1, 'growth'],
      [3, 2, 'growth'],
    ]);
  });

  it('is at least the paid one while the term runs; the same order starts one term', async () => {
    const id = await world.newMember();
    const source = { kind: 'order', id: `ord_${id}` };
    const until = world.now() + 90 * day;
    const terms = await Promise.all([1, 2, 3].map(() => startPaidTerm(world.ctx(), { customerId: id, level: 2, until, source })));
    expect(new Set(terms).size).toBe(1);
    expect(await levelOf(id)).toBe(2);
    await earn(id, 1_000);
    expect([await levelOf(id), await why(id)]).toEqual([2, 'paid']);
    world.pass(90 * day);
    await reviewDue.run(world.ctx(), {});
    expect(await levelOf(id)).toBe(1);
    expect(await logOf(id)).toEqual([
      [0, 2, 'paid'],
      [2, 1, 'paid_ended'],
    ]);
  });

  it('of a merged person counts the growth of both records; undoing the merge gives each its own again', async () => {
    const [kept, lost] = [await world.newMember(), await world.newMember()];
    await earn(kept, 600);
    await earn(lost, 4_500);
    expect([await levelOf(kept), await levelOf(lost)]).toEqual([0, 1]);
    const mergeId = await world.merge(kept, lost);
    await onMerged.run(world.ctx(), { mergeId, keptId: kept, lostId: lost });
    expect(await levelOf(kept)).toBe(2);
    await world.unmerge(mergeId);
    await onUnmerged.run(world.ctx(), { mergeId, keptId: kept, restoredId: lost });
    expect([await levelOf(kept), await levelOf(lost)]).toEqual([0, 1]);
  });

  it('is one however many entries come at once, and the log has no step twice', async () => {
    const id = await world.newMember();
    await Promise.all(Array.from({ length: 10 }, () => earn(id, 600)));
    expect(await levelOf(id)).toBe(2);
    const log = (await logOf(id)) as [number, number, string][];
    log.forEach(([from, to], at) => expect([from, to > from]).toEqual([log[at - 1]?.[1] ?? 0, true]));
    expect(log.at(-1)?.[1]).toBe(2);
  });

  it('follows what its member has, after any sequence of growth, time and taking back', async () => {
    const step = fc.record({ days: fc.integer({ min: 0, max: 200 }), amount: fc.integer({ min: -3_000, max: 9_000 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
        const id = await world.newMember();
        const lots: { at: number; left: number }[] = [];
        for (const { days, amount } of steps) {
          world.pass(days * day + 1);
          await reviewDue.run(world.ctx(), {});
          if (amount > 0) {
            await earn(id, amount);
            lots.push({ at: world.now(), left: amount });
          } else if (amount < 0 && lots.reduce((sum, lot) => sum + lot.left, 0) >= -amount) {
            const key = `order:${(keys += 1)}`;
            await spend(world.ctx(), { key, customerId: id, kind: 'growth', amount: -amount, reason: 'taken_back' });
            await evaluateMember(world.ctx(), id);
            let out = -amount;
            for (const lot of [...lots].reverse()) {
              const part = Math.min(lot.left, out);
              lot.left -= part;
              out -= part;
            }
          }
          const counts = lots.filter((lot) => lot.at > world.now() - 365 * day).reduce((sum, lot) => sum + lot.left, 0);
          expect(await levelOf(id)).toBe([1_000, 5_000, 20_000].filter((needed) => counts >= needed).length);
        }
      }),
      { numRuns: 25 },
    );
    await expectSoundBooks(world.ctx());
  }, 120_000);
});

describe('what a member sees', () => {
  it('is level, way to the next, rights and balances; lines of the history without what staff wrote', async () => {
    const id = await world.newMember();
    await earn(id, 1_200);
    await adjust(admin(), { customerId: id, kind: 'points', amount: 300, reason: '老客户，别声张' });
    await adjust(admin(), { customerId: id, kind: 'points', amount: -100, reason: '送多了' });
    const me: Context = { ...world.ctx(), actor: { kind: 'member', customerId: id, openid: 'o', sessionId: 's' } };
    expect(await getMyCard(() => Promise.resolve(4))(me)).toMatchObject({
      level: { level: 1, name: '银卡会员', rights: { discountBps: 200 } },
      next: { level: 2, needsGrowth: 5_000 },
      growth: 1_200,
      balances: { points: 200, growth: 1_200, principalFen: 0, bonusFen: 0 },
      pointsExpiring: null,
      usableCoupons: 4,
    });
    const { entries } = await listMyHistory(me, { kind: 'points', limit: 20 });
    expect(entries.map((it) => [it.amount, it.balanceAfter, it.reason, it.note])).toEqual([
      [-100, 200, 'adjusted', ''],
      [300, 300, 'adjusted', ''],
    ]);
    world.pass(320 * day);
    expect((await getMyPoints(me)).expiring).toMatchObject([{ amount: 200 }]);
  });

  it('is not shown to staff whose customer it is not, nor changed by them', async () => {
    const id = await world.newMember();
    const stranger: Context = { ...world.ctx(), actor: makeStaffActor('sales', { seesStaff: ['stf_stranger'], rows: 'self' }) };
    await expect(getMembership(stranger, { customerId: id })).rejects.toThrow('customer.not_found');
    await expect(listEntries(stranger, { customerId: id, kind: 'points', limit: 5 })).rejects.toThrow('customer.not_found');
    await expect(adjust(stranger, { customerId: id, kind: 'points', amount: 5, reason: '送一点' })).rejects.toThrow('customer.not_found');
    expect((await getMembership(admin(), { customerId: id })).balances.points).toBe(0);
  });

  it('leaves a row in the record of actions when staff change it', async () => {
    const id = await world.newMember();
    await adjust(admin(), { customerId: id, kind: 'points', amount: 30, reason: '活动补发' });
    const rows = await world.ctx().db('audit_log').where({ action: 'membership.adjusted', subject_id: id }).pluck<string[]>('detail');
    expect(rows.map((it) => JSON.parse(it) as unknown)).toMatchObject([{ kind: 'points', amount: '30', reason: '活动补发' }]);
  });
});

describe('a birthday', () => {
  const greetings = async (id: string): Promise<unknown[]> => (await eventsOf('membership.birthday', id)).map((it) => it.year);

  it('is told once a year, however often and by however many the job is run; 29 February on the 28th of other years', async () => {
    const [may, leap] = [await world.newMember('1990-05-17'), await world.newMember('2000-02-29')];
    const year = new Date(world.now()).getUTCFullYear() + 1;
    const goTo = (month: number, date: number, of = year): void => world.pass(Date.UTC(of, month - 1, date, 1) - world.now());
    goTo(2, 27);
    await greetBirthdays.run(world.ctx(), {});
    expect(await greetings(leap)).toEqual([]);
    goTo(2, 28);
    await Promise.all([1, 2, 3].map(() => greetBirthdays.run(world.ctx(), {})));
    const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
    expect(await greetings(leap)).toEqual(isLeap ? [] : [year]);
    goTo(3, 1);
    await greetBirthdays.run(world.ctx(), {});
    expect(await greetings(leap)).toEqual([year]);
    goTo(5, 18); // the shop was shut on the 17th
    await greetBirthdays.run(world.ctx(), {});
    await greetBirthdays.run(world.ctx(), {});
    expect(await greetings(may)).toEqual([year]);
    goTo(5, 17, year + 1);
    await greetBirthdays.run(world.ctx(), {});
    expect(await greetings(may)).toEqual([year, year + 1]);
  });

  it('is told once to a person whose records were merged after it', async () => {
    const today = new Date(world.now() + 8 * 3_600_000).toISOString().slice(5, 10);
    const [kept, lost] = [await world.newMember(`1985-${today}`), await world.newMember(`1985-${today}`)];
    await world
      .ctx()
      .db('birthday_greetings')
      .insert({ customer_id: lost, year: new Date(world.now()).getUTCFullYear(), at: world.now() });
    await world.merge(kept, lost);
    await greetBirthdays.run(world.ctx(), {});
    expect(await greetings(kept)).toEqual([]);
  });
});

describe('the rules', () => {
  it('are saved as a new version, refused when somebody else was faster or levels do not rise, and applied to everybody', async () => {
    const [rich, poor] = [await world.newMember(), await world.newMember()];
    await earn(rich, 900);
    await earn(poor, 10);
    const { levels, version, ...rest } = await getSettings(world.ctx());
    const cheap = levels.map((it) => (it.level === 1 ? { ...it, name: '铜卡会员', needsGrowth: 800 } : it));
    const save = (input: object): Promise<unknown> => saveSettings(admin(), { ...rest, version, levels: cheap, ...input });
    await expect(save({ levels: [...levels].reverse() })).rejects.toThrow('membership.levels_invalid');
    await save({});
    await expect(save({})).rejects.toThrow('membership.changed_meanwhile');
    await evaluateAll.run(world.ctx(), {});
    expect([await levelOf(rich), await levelOf(poor)]).toEqual([1, 0]);
    expect(await logOf(rich)).toEqual([[0, 1, 'settings']]);
    expect((await getMembership(admin(), { customerId: rich })).level.name).toBe('铜卡会员');
    const audit = await world.ctx().db('audit_log').where({ action: 'membership.settings_saved' });
    expect(audit).toHaveLength(1);
  });
});

describe('membership of somebody who left', () => {
  it('is erased', async () => {
    const id = await world.newMember();
    await earn(id, 2_000);
    await startPaidTerm(world.ctx(), { customerId: id, level: 2, until: world.now() + day, source: { kind: 'order', id: `left_${id}` } });
    const person = { customerIds: [id], identities: [] };
    const counts = (): Promise<number[]> => Promise.all(membershipPrivacyPart.holdings.map((it) => it.count(world.ctx(), person)));
    expect(await counts()).toEqual([1, 2, 1, 0]);
    for (const holding of membershipPrivacyPart.holdings) await holding.erase(world.ctx(), person);
    expect(await counts()).toEqual([0, 0, 0, 0]);
  });
});
