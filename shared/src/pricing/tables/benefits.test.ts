import { describe, expect, it } from 'vitest';
import { price } from '../index.ts';
import { exchange, line, off, order, percent, shipping } from '../../../test/pricing/make.ts';

// ⌊base × rate / 10000⌋ by schoolbook multiplication on decimal digits: nothing in common with the engine's arithmetic.
function roundedDown(base: number, bps: number): number {
  const digits = String(base).split('').map(Number).reverse();
  const product: number[] = [];
  let carry = 0;
  for (const digit of digits) {
    const value = digit * bps + carry;
    product.unshift(value % 10);
    carry = Math.floor(value / 10);
  }
  return Number((String(carry) + product.join('')).slice(0, -4) || '0');
}

describe('percent off', () => {
  const bases = [1, 99, 100, 101, 1_999, 3_333, 9_999, 10_000, 12_345, 100_000];
  const rates = [1, 100, 500, 1_200, 3_333, 5_000, 9_999, 10_000];
  const caps = [null, 1, 500];
  const rows = bases.flatMap((base) =>
    rates.flatMap((bps) =>
      caps.map((cap): [number, number, number | null, number] => {
        const full = roundedDown(base, bps);
        return [base, bps, cap, cap === null || full < cap ? full : cap];
      }),
    ),
  );

  it.each(rows)('of %i fen, %i bps, cap %s: %i', (base, bps, cap, expected) => {
    const result = price(order([line('tea', base)], { shippingFen: 700, coupons: [percent('k', bps, cap)] }));
    expect(result.coupons[0]).toMatchObject({ takesFen: expected, aloneFen: expected, chosen: expected > 0 });
    expect(result.totals.payFen).toBe(base - expected + 700);
    if (expected === 0) expect(result.coupons[0]?.reason).toEqual({ code: 'nothing_to_take_off' });
  });

  // Read off a calculator, so that the rule above is not believed blindly.
  it.each([
    [8_888, 1_200, 1_066], // 88 折 of 88.88: 10.6656
    [9_990, 500, 499], // 95 折 of 99.90: 4.995
    [33, 3_333, 10], // 10.9989
    [10_001, 1, 1], // 1.0001
    [9_999, 1, 0], // 0.9999
    [1, 9_999, 0],
    [1, 10_000, 1],
    [999_999_999, 10_000, 999_999_999],
    [999_999_999, 9_999, 999_899_999], // 999899999.0001
  ])('of %i fen, %i bps is %i', (base, bps, expected) => {
    expect(price(order([line('tea', base)], { coupons: [percent('k', bps)] })).totals.couponsFen).toBe(expected);
  });
});

describe('amount off is split over the lines', () => {
  // lines → amount → shares. Odd fen go to the largest remainders; of equal ones to the first line.
  const rows: [number[], number, number[]][] = [
    [[100], 30, [30]],
    [[100, 100], 30, [15, 15]],
    [[100, 100], 31, [16, 15]],
    [[100, 100, 100], 100, [34, 33, 33]],
    [[100, 100, 100], 1, [1, 0, 0]],
    [[100, 100, 100], 2, [1, 1, 0]],
    [[100, 100, 100], 3, [1, 1, 1]],
    [[100, 100, 100], 200, [67, 67, 66]],
    [[100, 100, 100], 299, [100, 100, 99]],
    [[100, 100, 100], 300, [100, 100, 100]],
    [[100, 100, 100], 301, [100, 100, 100]],
    [[1, 1, 1], 1, [1, 0, 0]],
    [[1, 1, 1], 2, [1, 1, 0]],
    [[1, 1, 1], 5, [1, 1, 1]],
    [[1, 2, 3], 1, [0, 0, 1]], // .17 .33 .5
    [[1, 2, 3], 2, [0, 1, 1]], // .33 .67 1
    [[1, 2, 3], 3, [1, 1, 1]], // .5 1 1.5: equal remainders, the first
    [[1, 2, 3], 4, [1, 1, 2]], // .67 1.33 2
    [[1, 2, 3], 5, [1, 2, 2]], // .83 1.67 2.5
    [[200, 300, 500], 100, [20, 30, 50]],
    [[200, 300, 500], 101, [20, 30, 51]], // 20.2 30.3 50.5
    [[200, 300, 500], 99, [20, 30, 49]], // 19.8 29.7 49.5
    [[333, 333, 334], 1_000, [333, 333, 334]],
    [[333, 333, 334], 500, [167, 166, 167]], // 166.5 166.5 167
    [[999, 1], 10, [10, 0]], // 9.99 0.01
    [[999, 1], 500, [500, 0]], // 499.5 0.5: equal, the first
    [[999, 1], 501, [500, 1]], // 500.499 0.501
    [[1, 999], 500, [1, 499]], // 0.5 499.5: equal, the first
    [[0, 100], 50, [0, 50]],
    [[0, 100, 0, 100], 51, [0, 26, 0, 25]],
    [[3_000, 5_000, 2_000], 1_000, [300, 500, 200]],
    [[2_990, 4_990, 1_990], 1_000, [300, 500, 200]], // 299.899 500.501 199.599
    [[2_990, 4_990, 1_990], 1_001, [300, 501, 200]], // 300.199 501.002 199.799
    [[1_99, 2_99, 3_99], 1_00, [22, 33, 45]], // 22.185 33.333 44.482
    [[7, 7, 7, 7, 7, 7, 7], 10, [2, 2, 2, 1, 1, 1, 1]],
    [[10, 20, 30, 40], 7, [1, 1, 2, 3]], // .7 1.4 2.1 2.8
    [[10, 20, 30, 40], 33, [3, 7, 10, 13]], // 3.3 6.6 9.9 13.2
    [[10, 20, 30, 40], 99, [10, 20, 30, 39]], // 9.9 19.8 29.7 39.6
    [[100_000_000, 1], 1, [1, 0]],
    [[999_999_999, 999_999_999, 999_999_999], 1_000_000_000, [333_333_334, 333_333_333, 333_333_333]],
  ];
  it.each(rows)('%j less %i: %j', (units, amount, shares) => {
    const lines = units.map((unit, at) => line(`l${at}`, unit));
    const result = price(order(lines, { coupons: [off('k', amount)] }));
    expect(result.lines.map((one) => one.coupons[0]?.fen ?? 0)).toEqual(shares);
    expect(result.lines.map((one) => one.payFen)).toEqual(units.map((unit, at) => unit - shares[at]!));
  });
});

describe('an exchange', () => {
  // lines as [unit, quantity] → pieces → what each line is given
  const rows: [[number, number][], number, number[]][] = [
    [[[3_000, 1]], 1, [3_000]],
    [[[3_000, 1]], 2, [3_000]],
    [[[3_000, 3]], 1, [3_000]],
    [[[3_000, 3]], 2, [6_000]],
    [[[3_000, 3]], 99, [9_000]],
    [
      [
        [3_000, 1],
        [2_000, 1],
      ],
      1,
      [0, 2_000],
    ],
    [
      [
        [3_000, 1],
        [2_000, 1],
      ],
      2,
      [3_000, 2_000],
    ],
    [
      [
        [3_000, 1],
        [2_000, 3],
      ],
      2,
      [0, 4_000],
    ],
    [
      [
        [3_000, 2],
        [2_000, 3],
      ],
      4,
      [3_000, 6_000],
    ],
    [
      [
        [2_000, 1],
        [2_000, 1],
      ],
      1,
      [2_000, 0],
    ],
    [
      [
        [2_000, 1],
        [2_000, 1],
        [1_999, 1],
      ],
      2,
      [2_000, 0, 1_999],
    ],
    [
      [
        [0, 5],
        [2_000, 1],
      ],
      1,
      [0, 2_000],
    ], // a gift uses no exchange up
    [
      [
        [0, 5],
        [2_000, 2],
        [1, 1],
      ],
      2,
      [0, 2_000, 1],
    ],
    [
      [
        [1, 1],
        [1, 1],
      ],
      1,
      [1, 0],
    ],
    [
      [
        [5_000, 1],
        [4_000, 1],
        [3_000, 1],
      ],
      1,
      [0, 0, 3_000],
    ],
    [
      [
        [5_000, 1],
        [4_000, 1],
        [3_000, 1],
      ],
      2,
      [0, 4_000, 3_000],
    ],
  ];
  it.each(rows)('%j, %i pieces: %j', (cart, pieces, given) => {
    const lines = cart.map(([unit, quantity], at) => line(`l${at}`, unit, quantity));
    const result = price(order(lines, { shippingFen: 900, coupons: [exchange('k', pieces)] }));
    expect(result.lines.map((one) => one.coupons[0]?.fen ?? 0)).toEqual(given);
    expect(result.shipping.payFen).toBe(900);
  });

  it.each([
    // 3 × 3.33 at −10 %: 9.99 − 0.99 = 9.00; the pieces come to 3.00 each
    [333, 3, 1_000, 1, 300],
    // 3 × 3.35 at −10 %: 10.05 − 1.00 = 9.05; the first piece is ⌊9.05 / 3⌋
    [335, 3, 1_000, 1, 301],
    [335, 3, 1_000, 2, 603],
    [335, 3, 1_000, 3, 905],
    [100, 1, 10_000, 1, 0],
  ])('gives pieces at their member price: %i × %i, level −%i bps, %i pieces: %i', (unit, quantity, bps, pieces, given) => {
    const level = { discountBps: bps, freeShipping: false };
    expect(price(order([line('tea', unit, quantity)], { level, coupons: [exchange('k', pieces)] })).totals.couponsFen).toBe(given);
  });

  it('and a shipping coupon make an order of one cup cost nothing', () => {
    const result = price(order([line('cup', 2_000)], { shippingFen: 1_200, coupons: [exchange('x', 1), shipping('s')] }));
    expect(result.totals).toMatchObject({ payFen: 0, couponsFen: 3_200 });
    expect(result.lines[0]?.coupons).toEqual([{ couponId: 'x', fen: 2_000 }]);
    expect(result.shipping.coupons).toEqual([{ couponId: 's', fen: 1_200 }]);
  });
});
