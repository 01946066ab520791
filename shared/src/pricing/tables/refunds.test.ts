import { describe, expect, it } from 'vitest';
import { price, refundShare } from '../index.ts';
import type { PricedLine } from '../index.ts';
import { line, off, order, percent } from '../../../test/pricing/make.ts';

const paid = (payFen: number, quantity: number): PricedLine => price(order([line('tea', payFen, quantity)])).lines[0]!;
/** A line whose money is `payFen` for `quantity` pieces, whatever the unit price. */
const odd = (payFen: number, quantity: number): PricedLine => ({ ...paid(0, quantity), listFen: payFen, payFen });

describe('what pieces give back', () => {
  // money of the line, pieces, refunded before, refunded now → money back
  const rows: [number, number, number, number, number][] = [
    [100, 1, 0, 1, 100],
    [100, 3, 0, 1, 33],
    [100, 3, 1, 1, 33],
    [100, 3, 2, 1, 34],
    [100, 3, 0, 2, 66],
    [100, 3, 1, 2, 67],
    [100, 3, 0, 3, 100],
    [200, 3, 0, 1, 66],
    [200, 3, 1, 1, 67],
    [200, 3, 2, 1, 67],
    [1, 3, 0, 1, 0],
    [1, 3, 1, 1, 0],
    [1, 3, 2, 1, 1],
    [0, 3, 0, 3, 0],
    [1_000, 7, 0, 1, 142],
    [1_000, 7, 1, 1, 143],
    [1_000, 7, 3, 2, 286],
    [1_000, 7, 6, 1, 143],
    [999_999_999_999, 7, 0, 1, 142_857_142_857],
    [999_999_999_999, 999_999, 999_998, 1, 1_000_001],
  ];
  it.each(rows)('%i fen for %i pieces, %i back before, %i now: %i', (money, pieces, before, now, back) => {
    expect(refundShare(odd(money, pieces), before, now).payFen).toBe(back);
  });

  it.each([
    [3, 0, 0],
    [3, 0, 4],
    [3, 3, 1],
    [3, 2, 2],
    [3, -1, 1],
    [3, 0, -1],
    [3, 0, 1.5],
    [3, 0.5, 1],
    [3, NaN, 1],
    [3, 0, NaN],
  ])('of %i pieces, with %i back before, refuses %d', (pieces, before, now) => {
    expect(() => refundShare(paid(100, pieces), before, now)).toThrow(RangeError);
  });

  it('are the same share of every component', () => {
    const result = price(
      order([line('tea', 1_000, 3), line('cup', 2_000)], {
        level: { discountBps: 1_000, freeShipping: false },
        coupons: [off('k', 500), percent('p', 1_000)],
        points: { balance: 300, fenPerHundred: 100, maxShareBps: 10_000, use: 'most' },
        storedValue: { principalFen: 400, bonusFen: 100, use: 'most' },
      }),
    );
    // tea: list 30, level 3, member 27 of 45: k 3, p 2.70; left 21.30 of 35.50: points 1.80; 19.50 of 32.50: bonus .60, principal 2.40; money 16.50
    expect(refundShare(result.lines[0]!, 0, 1)).toEqual({
      ...{ listFen: 1_000, levelFen: 100, points: 60, pointsFen: 60, bonusFen: 20, principalFen: 80, payFen: 550 },
      coupons: [
        { couponId: 'k', fen: 100 },
        { couponId: 'p', fen: 90 },
      ],
    });
  });
});
