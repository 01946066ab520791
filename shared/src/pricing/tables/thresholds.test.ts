import { describe, expect, it } from 'vitest';
import { price, reasonText } from '../index.ts';
import type { PriceInput } from '../index.ts';
import { amountFrom, goods, line, off, order, percent, piecesFrom } from '../../../test/pricing/make.ts';

const reasonOf = (input: PriceInput) => price(input).coupons[0]?.reason ?? null;

// 满 100.00 减 10.00. Level discounts are rounded down per line, so member prices are: list − ⌊list × bps / 10000⌋.
describe('a threshold by amount', () => {
  const at = 10_000;
  //         list   off  member  missing: of list, of member
  const rows: [number, number, number, number, number][] = [
    [1, 0, 1, 9_999, 9_999],
    [9_998, 0, 9_998, 2, 2],
    [9_999, 0, 9_999, 1, 1],
    [10_000, 0, 10_000, 0, 0],
    [10_001, 0, 10_001, 0, 0],
    [8_800, 0, 8_800, 1_200, 1_200],
    [9_999, 1, 9_999, 1, 1],
    [10_000, 1, 9_999, 0, 1],
    [10_001, 1, 10_000, 0, 0],
    [9_999, 500, 9_500, 1, 500],
    [10_000, 500, 9_500, 0, 500],
    [10_525, 500, 9_999, 0, 1],
    [10_526, 500, 10_000, 0, 0],
    [10_527, 500, 10_001, 0, 0],
    [11_363, 1_200, 10_000, 0, 0],
    [11_362, 1_200, 9_999, 0, 1],
    [11_364, 1_200, 10_001, 0, 0],
    [19_999, 5_000, 10_000, 0, 0],
    [19_998, 5_000, 9_999, 0, 1],
    [20_000, 5_000, 10_000, 0, 0],
    [10_000, 9_999, 1, 0, 9_999],
    [100_000, 9_000, 10_000, 0, 0],
    [99_999, 9_000, 10_000, 0, 0],
    [99_990, 9_000, 9_999, 0, 1],
  ];

  it.each(rows)(
    'list %i, level −%i bps: member price %i; missing %i by list price, %i by member price',
    (list, bps, member, ofList, ofMember) => {
      const input = (of: 'list_price' | 'member_price') =>
        order([line('tea', list)], {
          level: { discountBps: bps, freeShipping: false },
          coupons: [off('k', 1, { threshold: amountFrom(at, of) })],
        });
      const byList = price(input('list_price'));
      expect(byList.totals.goodsFen - byList.totals.levelFen).toBe(member);
      const missing = (missingFen: number) => (missingFen === 0 ? null : { code: 'below_amount', missingFen });
      expect(reasonOf(input('list_price'))).toEqual(missing(ofList));
      expect(reasonOf(input('member_price'))).toEqual(missing(ofMember));
    },
  );

  it('is met by the goods in scope only, is not lowered by another coupon, and says in words what is missing', () => {
    const limited = off('limited', 1_000, { threshold: amountFrom(10_000), scope: goods('tea') });
    const other = percent('other', 9_000);
    const met = price(order([line('tea', 10_000), line('cup', 5_000)], { coupons: [limited, other] }));
    expect(met.coupons.map((verdict) => verdict.chosen)).toEqual([true, true]);
    const reason = reasonOf(order([line('tea', 8_800), line('cup', 5_000)], { coupons: [limited] }));
    expect(reason && reasonText(reason, 'zh-CN')).toBe('还差 12.00 元可用');
    expect(reason && reasonText(reason, 'en-US')).toBe('¥12.00 more to use it');
  });

  it('rounds the level discount line by line, not in one', () => {
    // 3 × 33.35 at −5 %: each 33.35 − 1.66 = 31.69; in one it would be 100.05 − 5.00.
    const result = price(
      order([line('a', 3_335), line('b', 3_335), line('c', 3_335)], { level: { discountBps: 500, freeShipping: false } }),
    );
    expect(result.totals.levelFen).toBe(3 * 166);
  });
});

describe('a threshold by pieces', () => {
  //      pieces of tea, of cups, of free samples; at least; missing
  const rows: [number, number, number, number, number][] = [
    [1, 0, 0, 1, 0],
    [1, 0, 0, 2, 1],
    [1, 0, 5, 2, 1],
    [2, 0, 0, 2, 0],
    [1, 1, 0, 2, 0],
    [1, 1, 0, 3, 1],
    [2, 1, 0, 3, 0],
    [2, 1, 9, 4, 1],
    [0, 0, 3, 1, 1],
    [0, 1, 3, 1, 0],
    [10, 0, 0, 999, 989],
    [500, 499, 0, 999, 0],
  ];
  it.each(rows)('%i teas, %i cups and %i samples where %i pieces are asked: %i missing', (teas, cups, samples, min, missing) => {
    const lines = [line('tea', 3_000, teas || 1), line('cup', 2_000, cups || 1), line('sample', 0, samples || 1)];
    const input = order(
      lines.filter((_, at) => [teas, cups, samples][at]! > 0),
      { coupons: [off('k', 100, { threshold: piecesFrom(min) })] },
    );
    const reason = reasonOf(input);
    if (missing > 0) expect(reason).toEqual({ code: 'below_pieces', missing });
    else expect(reason).toBeNull();
  });
});
