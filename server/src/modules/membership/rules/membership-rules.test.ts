import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../settings.ts';
import { noReview } from '../tables.ts';
import { birthdaysOn } from './birthdays.ts';
import { decideLevel, reasonOf } from './decide-level.ts';
import { levelOf, levelsAreSound, nextLevel } from './levels.ts';

const day = 86_400_000;
const now = Date.UTC(2026, 5, 1);
const { levels, windowDays } = defaultSettings;
const ago = (days: number, amount: number): { earnedAt: number; amount: number } => ({ earnedAt: now - days * day, amount });
const decide = (growth: { earnedAt: number; amount: number }[], terms: { level: number; startsAt: number; until: number }[] = []) =>
  decideLevel({ now, levels, windowDays, growth, terms });

describe('a level', () => {
  it.each([
    ['nothing', [], 0, noReview],
    ['one growth too few', [ago(10, 999)], 0, noReview],
    ['just enough for silver, until it leaves the window', [ago(10, 1000)], 1, now + 355 * day],
    ['gold from two purchases, until the older one leaves', [ago(300, 4000), ago(1, 1000)], 2, now + 65 * day],
    ['gold with to spare: the first one leaving changes nothing', [ago(300, 500), ago(100, 4000), ago(1, 1000)], 2, now + 265 * day],
    ['growth that left the window a moment ago', [ago(365, 50_000)], 0, noReview],
    ['growth that leaves the window tomorrow', [ago(364, 50_000)], 3, now + day],
  ] as const)('from %s', (_, growth, level, reviewAt) => {
    expect(decide([...growth])).toMatchObject({ level, reviewAt, paid: false });
  });

  it('is at least the paid one while the term runs, and is looked at again when it begins and ends', () => {
    const term = (level: number, from: number, to: number) => ({ level, startsAt: now + from * day, until: now + to * day });
    expect(decide([], [term(2, -1, 30)])).toMatchObject({ level: 2, paid: true, reviewAt: now + 30 * day });
    expect(decide([ago(1, 20_000)], [term(2, -1, 30)])).toMatchObject({ level: 3, paid: false, reviewAt: now + 30 * day });
    expect(decide([], [term(2, 5, 30)])).toMatchObject({ level: 0, paid: false, reviewAt: now + 5 * day });
    expect(decide([], [term(1, -1, 30), term(3, -1, 10)])).toMatchObject({ level: 3, reviewAt: now + 10 * day });
    expect(decide([], [term(2, -30, 0)])).toMatchObject({ level: 0, reviewAt: noReview });
  });

  it('changes by time at no moment before the one announced, and at that moment if growth alone holds it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ days: fc.integer({ min: 0, max: 500 }), amount: fc.integer({ min: 1, max: 9000 }) }), { maxLength: 12 }),
        (purchases) => {
          const growth = purchases.map((it) => ago(it.days, it.amount)).sort((a, b) => a.earnedAt - b.earnedAt);
          const { level, reviewAt } = decide(growth);
          const at = (moment: number): number => decideLevel({ now: moment, levels, windowDays, growth, terms: [] }).level;
          expect(reviewAt).toBeGreaterThan(now);
          expect(at(reviewAt - 1)).toBe(level);
          if (reviewAt === noReview) expect(level).toBe(0);
          else expect(at(reviewAt)).toBeLessThan(level);
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    [{ from: 0, to: 1, paid: false, wasPaid: false, rulesChanged: false }, 'growth'],
    [{ from: 2, to: 1, paid: false, wasPaid: false, rulesChanged: false }, 'window'],
    [{ from: 0, to: 3, paid: true, wasPaid: false, rulesChanged: false }, 'paid'],
    [{ from: 3, to: 1, paid: false, wasPaid: true, rulesChanged: false }, 'paid_ended'],
    [{ from: 1, to: 2, paid: false, wasPaid: false, rulesChanged: true }, 'settings'],
  ] as const)('%o is put down to %s', (change, reason) => {
    expect(reasonOf(change)).toBe(reason);
  });

  it('without a name of its own goes by the next lower one', () => {
    expect(levelOf(levels, 7).name).toBe('黑金会员');
    expect(levelOf([levels[0]!, levels[2]!], 1).name).toBe('普通会员');
    expect(nextLevel(levels, 1)?.name).toBe('金卡会员');
    expect(nextLevel(levels, 3)).toBeNull();
  });
});

describe('a set of levels', () => {
  const [plain, silver, gold] = [levels[0]!, levels[1]!, levels[2]!];
  it.each([
    ['the usual', levels, true],
    ['a single one', [plain], true],
    ['numbers with a gap', [plain, gold], true],
    ['none', [], false],
    ['a lowest one that has to be earned', [silver, gold], false],
    ['the same growth twice', [plain, silver, { ...gold, needsGrowth: silver.needsGrowth }], false],
    ['a cheaper one above', [plain, { ...silver, needsGrowth: 9000 }, gold], false],
    ['the same number twice', [plain, silver, { ...gold, level: 1 }], false],
    ['the same name twice', [plain, silver, { ...gold, name: silver.name }], false],
  ])('%s', (_, set, sound) => {
    expect(levelsAreSound(set)).toBe(sound);
  });
});

describe('birthdays celebrated on a day', () => {
  it.each([
    ['2026-05-17', '1990-05-17', true],
    ['2026-05-17', '1990-05-18', false],
    ['2026-02-28', '2000-02-29', true],
    ['2026-02-28', '2000-02-28', true],
    ['2028-02-28', '2000-02-29', false],
    ['2028-02-29', '2000-02-29', true],
    ['2100-02-28', '2096-02-29', true],
    ['2026-05-17', '2026-05-17', false],
    ['2026-05-17', '1899-05-17', false],
  ])('on %s: born %s → %s', (today, born, celebrated) => {
    expect(birthdaysOn(today).includes(born)).toBe(celebrated);
  });

  it('are every person’s, once in every year', () => {
    for (const born of ['2000-02-29', '1988-12-31', '1999-01-01'])
      for (const year of [2026, 2027, 2028]) {
        const days = Array.from({ length: year === 2028 ? 366 : 365 }, (_, at) =>
          new Date(Date.UTC(year, 0, 1 + at)).toISOString().slice(0, 10),
        );
        expect(days.filter((it) => birthdaysOn(it).includes(born))).toHaveLength(1);
      }
  });
});
