import { describe, expect, it } from 'vitest';
import { catalogues } from '../../../messages/catalogue.ts';
import { amountText, changeText } from '../amount-text.ts';
import type { Liability } from '../api.ts';
import { ageLines, owesNothing } from './ages.ts';

const words = catalogues['zh-CN'].liability;
const points: Liability = {
  kind: 'points',
  accounts: 3,
  balance: 800,
  openLots: 800,
  byAge: [
    { upToDays: 30, amount: 600 },
    { upToDays: 90, amount: 200 },
    { upToDays: null, amount: 0 },
  ],
  balanced: true,
};

describe('what is owed, by age', () => {
  it('becomes spans without gaps, bars against the longest and shares of the whole', () => {
    expect(ageLines(points, words)).toEqual([
      { label: '30 天内', amount: 600, length: 1, percent: '75%' },
      { label: '31–90 天', amount: 200, length: 1 / 3, percent: '25%' },
      { label: '90 天以上', amount: 0, length: 0, percent: '0%' },
    ]);
  });

  it('has no shares of nothing', () => {
    const [line] = ageLines({ byAge: [{ upToDays: null, amount: 0 }], openLots: 0 }, words);
    expect(line).toEqual({ label: '全部', amount: 0, length: 0, percent: '–' });
  });

  it('is nothing only when all of it is and the books agree', () => {
    const empty = { ...points, balance: 0, openLots: 0 };
    expect([owesNothing([]), owesNothing([empty]), owesNothing([empty, points]), owesNothing([{ ...empty, balanced: false }])]).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('amounts', () => {
  it('are counted for points and growth, money for stored value', () => {
    expect([
      amountText('points', 12_345),
      amountText('growth', -1200),
      amountText('principal', 1),
      amountText('bonus', 9_999_999_99),
    ]).toEqual(['12,345', '-1,200', '¥0.01', '¥9,999,999.99']);
    expect([changeText('points', 50), changeText('points', -50), changeText('principal', 100)]).toEqual(['+50', '-50', '+¥1.00']);
  });
});
