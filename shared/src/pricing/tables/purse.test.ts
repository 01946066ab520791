import { describe, expect, it } from 'vitest';
import { price } from '../index.ts';
import { line, off, order } from '../../../test/pricing/make.ts';

describe('points', () => {
  type Use = 'most' | 'none' | number;
  // due, balance, fen per 100 points, share in bps, use → points taken, fen they pay
  const rows: [number, number, number, number, Use, number, number][] = [
    [10_000, 500, 100, 10_000, 'most', 500, 500],
    [10_000, 500, 100, 10_000, 'none', 0, 0],
    [10_000, 500, 100, 10_000, 0, 0, 0],
    [10_000, 500, 100, 10_000, 1, 1, 1],
    [10_000, 500, 100, 10_000, 499, 499, 499],
    [10_000, 500, 100, 10_000, 501, 500, 500],
    [10_000, 0, 100, 10_000, 'most', 0, 0],
    [10_000, 20_000, 100, 10_000, 'most', 10_000, 10_000],
    [10_000, 20_000, 100, 5_000, 'most', 5_000, 5_000],
    [10_000, 20_000, 100, 0, 'most', 0, 0],
    [10_000, 20_000, 0, 10_000, 'most', 0, 0],
    [9_999, 20_000, 100, 5_000, 'most', 4_999, 4_999], // half of 99.99 is 49.99½
    [1, 20_000, 100, 5_000, 'most', 0, 0],
    [1, 20_000, 100, 9_999, 'most', 0, 0],
    [1, 20_000, 100, 10_000, 'most', 1, 1],
    [3, 20_000, 100, 5_000, 'most', 1, 1],
    // two points are one fen: an odd point is not taken
    [10_000, 501, 50, 10_000, 'most', 500, 250],
    [10_000, 1, 50, 10_000, 'most', 0, 0],
    [10_000, 2, 50, 10_000, 'most', 2, 1],
    [10_000, 501, 50, 10_000, 3, 2, 1],
    [100, 10_000, 50, 10_000, 'most', 200, 100],
    [100, 10_000, 50, 3_000, 'most', 60, 30],
    // a hundred points are one fen
    [10_000, 99, 1, 10_000, 'most', 0, 0],
    [10_000, 100, 1, 10_000, 'most', 100, 1],
    [10_000, 199, 1, 10_000, 'most', 100, 1],
    [10_000, 250, 1, 10_000, 'most', 200, 2],
    // three points are one fen, nearly: 33 fen per 100
    [10_000, 3, 33, 10_000, 'most', 0, 0],
    [10_000, 4, 33, 10_000, 'most', 4, 1],
    [10_000, 6, 33, 10_000, 'most', 4, 1],
    [10_000, 7, 33, 10_000, 'most', 7, 2],
    [10_000, 100, 33, 10_000, 'most', 100, 33],
    // one point is more than a fen: the last one may pay less than its worth
    [10_000, 10, 150, 10_000, 'most', 10, 15],
    [10_000, 3, 150, 10_000, 'most', 3, 4],
    [10_000, 1, 150, 10_000, 'most', 1, 1],
    [10, 100, 150, 10_000, 'most', 7, 10],
    [9, 100, 150, 10_000, 'most', 6, 9],
    [10, 100, 1_000, 10_000, 'most', 1, 10],
    [9, 100, 1_000, 10_000, 'most', 1, 9],
    [11, 100, 1_000, 10_000, 'most', 2, 11],
    [10_000, 100, 1_000, 500, 'most', 50, 500],
    [0, 100, 100, 10_000, 'most', 0, 0],
    [0, 100, 100, 10_000, 50, 0, 0],
    [10_000, 1_000_000, 100, 10_000, 2_500, 2_500, 2_500],
    [10_000, 1_000_000, 100, 2_000, 2_500, 2_000, 2_000],
  ];
  it.each(rows)(
    'due %i, balance %i at %i fen per 100, up to %i bps, use %s: %i points pay %i',
    (due, balance, fenPerHundred, maxShareBps, use, points, fen) => {
      const result = price(order([line('tea', due)], { points: { balance, fenPerHundred, maxShareBps, use } }));
      expect(result.totals).toMatchObject({ points, pointsFen: fen, payFen: due - fen });
    },
  );

  it('pay after the coupons, goods and shipping alike; the share is of what is left then', () => {
    const input = order([line('a', 6_000), line('b', 3_000)], {
      shippingFen: 1_000,
      coupons: [off('k', 2_000)],
      points: { balance: 99_999, fenPerHundred: 100, maxShareBps: 5_000, use: 'most' },
    });
    // left: a 60 − 13.33, b 30 − 6.67, shipping 10.00, together 80.00; points pay 40.00
    const result = price(input);
    expect(result.totals).toMatchObject({ dueFen: 8_000, pointsFen: 4_000, payFen: 4_000 });
    expect([...result.lines, result.shipping].map((part) => part.pointsFen)).toEqual([2_334, 1_166, 500]); // 2333.5 1166.5 500
    expect([...result.lines, result.shipping].map((part) => part.payFen)).toEqual([2_333, 1_167, 500]);
  });
});

describe('stored value', () => {
  type Use = 'most' | 'none' | number;
  // due, principal, bonus, use → principal taken, bonus taken
  const rows: [number, number, number, Use, number, number][] = [
    [10_000, 20_000, 0, 'most', 10_000, 0],
    [10_000, 0, 20_000, 'most', 0, 10_000],
    [10_000, 20_000, 20_000, 'most', 5_000, 5_000],
    [10_000, 20_000, 5_000, 'most', 8_000, 2_000],
    [10_000, 5_000, 1_000, 'most', 5_000, 1_000],
    [10_000, 5_000, 5_000, 'most', 5_000, 5_000],
    [10_000, 0, 0, 'most', 0, 0],
    [10_000, 5_000, 5_000, 'none', 0, 0],
    [10_000, 5_000, 5_000, 0, 0, 0],
    [10_000, 5_000, 5_000, 1, 1, 0], // the odd fen is principal
    [10_000, 5_000, 5_000, 2, 1, 1],
    [10_000, 5_000, 5_000, 3, 2, 1],
    [10_000, 5_000, 5_000, 20_000, 5_000, 5_000],
    [10_000, 20_000, 20_000, 20_000, 5_000, 5_000],
    [10_000, 10_000, 1, 'most', 10_000, 0], // 0.9999 of a fen
    [10_001, 10_000, 1, 'most', 10_000, 1],
    [10_000, 1, 10_000, 'most', 1, 9_999],
    [1, 1, 1, 'most', 1, 0],
    [1, 0, 1, 'most', 0, 1],
    [3, 100, 50, 'most', 2, 1],
    [2, 100, 50, 'most', 2, 0],
    [100, 300, 30, 'most', 91, 9], // 9.09
    [9_999, 100_000, 20_000, 'most', 8_333, 1_666], // 1666.5
    [0, 5_000, 5_000, 'most', 0, 0],
    [7_777, 50_000, 10_000, 6_000, 5_000, 1_000],
    [7_777, 50_000, 10_000, 7_777, 6_481, 1_296], // 1296.17
  ];
  it.each(rows)(
    'due %i, principal %i and bonus %i, use %s: principal %i, bonus %i',
    (due, principalFen, bonusFen, use, principal, bonus) => {
      const result = price(order([line('tea', due)], { storedValue: { principalFen, bonusFen, use } }));
      expect(result.totals).toMatchObject({ principalFen: principal, bonusFen: bonus, payFen: due - principal - bonus });
    },
  );

  it('pays what the points leave, split over goods and shipping', () => {
    const result = price(
      order([line('a', 100), line('b', 100), line('c', 100)], {
        shippingFen: 100,
        points: { balance: 40, fenPerHundred: 100, maxShareBps: 10_000, use: 'most' },
        storedValue: { principalFen: 100, bonusFen: 50, use: 'most' },
      }),
    );
    const parts = [...result.lines, result.shipping];
    expect(parts.map((part) => part.pointsFen)).toEqual([10, 10, 10, 10]);
    expect(parts.map((part) => part.bonusFen)).toEqual([13, 13, 12, 12]);
    expect(parts.map((part) => part.principalFen)).toEqual([25, 25, 25, 25]); // of 77 77 78 78
    expect(result.totals.payFen).toBe(210);
  });
});
