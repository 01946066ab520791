import { describe, expect, it } from 'vitest';
import { price } from '../index.ts';
import type { CouponRules } from '../index.ts';
import { line, now, off, order, shipping } from '../../../test/pricing/make.ts';

// The cart of every row: green tea 30.00 (drinks, tea), coffee 50.00 (drinks), cup 20.00 (ware), sample 0.00 (tea).
const cart = [
  line('green', 3_000, 1, { categoryIds: ['drinks', 'tea'] }),
  line('coffee', 5_000, 1, { categoryIds: ['drinks'] }),
  line('cup', 2_000, 1, { categoryIds: ['ware'] }),
  line('sample', 0, 1, { categoryIds: ['tea'] }),
];

describe('what a coupon counts for', () => {
  type Row = [CouponRules['scope']['kind'], string, string, number | 'nothing_in_scope' | 'nothing_to_take_off'];
  // A coupon worth more than the cart takes exactly what is in scope.
  const rows: Row[] = [
    ['all', '', '', 10_000],
    ['all', '', 'cup', 8_000],
    ['all', '', 'cup coffee', 3_000],
    ['all', '', 'green cup coffee', 'nothing_to_take_off'],
    ['all', '', 'green cup coffee sample', 'nothing_in_scope'],
    ['all', 'cup', '', 10_000],
    ['all', '', 'unknown', 10_000],
    ['categories', 'drinks', '', 8_000],
    ['categories', 'drinks', 'green', 5_000],
    ['categories', 'drinks', 'green coffee', 'nothing_in_scope'],
    ['categories', 'drinks', 'cup', 8_000],
    ['categories', 'tea', '', 3_000],
    ['categories', 'tea', 'green', 'nothing_to_take_off'],
    ['categories', 'tea drinks', '', 8_000],
    ['categories', 'tea ware', '', 5_000],
    ['categories', 'tea ware', 'green', 2_000],
    ['categories', 'ware', '', 2_000],
    ['categories', 'ware drinks tea', '', 10_000],
    ['categories', 'shoes', '', 'nothing_in_scope'],
    ['categories', 'green', '', 'nothing_in_scope'],
    ['categories', '', '', 'nothing_in_scope'],
    ['goods', 'green', '', 3_000],
    ['goods', 'coffee', '', 5_000],
    ['goods', 'cup', '', 2_000],
    ['goods', 'green cup', '', 5_000],
    ['goods', 'green cup', 'cup', 3_000],
    ['goods', 'green cup', 'green cup', 'nothing_in_scope'],
    ['goods', 'sample', '', 'nothing_to_take_off'],
    ['goods', 'sample cup', '', 2_000],
    ['goods', 'unknown', '', 'nothing_in_scope'],
    ['goods', 'drinks', '', 'nothing_in_scope'],
    ['goods', '', '', 'nothing_in_scope'],
  ];
  const words = (text: string): string[] => text.split(' ').filter(Boolean);

  it.each(rows)('%s [%s] without [%s]: %s', (kind, include, without, expected) => {
    const scope = { kind, include: words(include), excludeGoods: words(without) };
    const verdict = price(order(cart, { coupons: [off('k', 99_999, { scope })] })).coupons[0];
    if (typeof expected === 'number') expect(verdict).toMatchObject({ chosen: true, takesFen: expected, aloneFen: expected, reason: null });
    else expect(verdict).toMatchObject({ chosen: false, applies: false, takesFen: 0, aloneFen: 0, reason: { code: expected } });
  });
});

describe('where a coupon is valid', () => {
  const rows: [string[] | null, string | null, boolean][] = [
    [null, null, true],
    [null, 'north', true],
    [null, 'south', true],
    [['north'], 'north', true],
    [['north'], 'south', false],
    [['north'], null, false],
    [['north', 'south'], 'north', true],
    [['north', 'south'], 'south', true],
    [['north', 'south'], 'east', false],
    [['north', 'south'], null, false],
    [[], 'north', false],
    [[], null, false],
    [['North'], 'north', false],
    [['nor'], 'north', false],
  ];
  it.each(rows)('stores %j, bought at %s: %s', (stores, storeId, fine) => {
    const verdict = price(order(cart, { storeId, coupons: [off('k', 100, { stores })] })).coupons[0];
    expect(verdict).toMatchObject(
      fine ? { chosen: true, reason: null } : { chosen: false, applies: false, reason: { code: 'wrong_store' } },
    );
  });
});

describe('when a coupon is valid', () => {
  //    from, until relative to now
  const rows: [number, number, object | null][] = [
    [-1_000, 1_000, null],
    [0, 1_000, null],
    [0, 1, null],
    [-1, 1, null],
    [1, 1_000, { code: 'not_started', validFrom: now + 1, startsInMs: 1 }],
    [86_400_000, 2 * 86_400_000, { code: 'not_started', validFrom: now + 86_400_000, startsInMs: 86_400_000 }],
    [-1_000, 0, { code: 'expired', validUntil: now, expiredForMs: 0 }],
    [-1_000, -1, { code: 'expired', validUntil: now - 1, expiredForMs: 1 }],
    [-1_000, -500, { code: 'expired', validUntil: now - 500, expiredForMs: 500 }],
    [10, 5, { code: 'not_started', validFrom: now + 10, startsInMs: 10 }],
    [0, 0, { code: 'expired', validUntil: now, expiredForMs: 0 }],
  ];
  it.each(rows)('from now %i ms, until now %i ms: %j', (from, until, reason) => {
    const verdict = price(order(cart, { coupons: [off('k', 100, { validFrom: now + from, validUntil: now + until })] })).coupons[0];
    expect(verdict?.reason ?? null).toEqual(reason);
    expect(verdict?.applies).toBe(reason === null);
  });
});

describe('the shipping fee', () => {
  //     fee, level pays it, cap, taken by the level, by the coupon, left
  const rows: [number, boolean, number | null, number, number, number][] = [
    [1_200, false, null, 0, 1_200, 0],
    [1_200, false, 500, 0, 500, 700],
    [1_200, false, 1_199, 0, 1_199, 1],
    [1_200, false, 1_200, 0, 1_200, 0],
    [1_200, false, 1_201, 0, 1_200, 0],
    [1, false, null, 0, 1, 0],
    [1, false, 1, 0, 1, 0],
    [1_200, true, null, 1_200, 0, 0],
    [1_200, true, 500, 1_200, 0, 0],
    [0, false, null, 0, 0, 0],
    [0, true, null, 0, 0, 0],
  ];
  it.each(rows)('fee %i, level pays %s, cap %s: level %i, coupon %i, left %i', (fee, levelPays, cap, byLevel, byCoupon, left) => {
    const level = { discountBps: 0, freeShipping: levelPays };
    const result = price(order(cart, { shippingFen: fee, level, coupons: [shipping('k', cap)] }));
    expect(result.shipping).toMatchObject({ listFen: fee, levelFen: byLevel, payFen: left });
    expect(result.coupons[0]).toMatchObject(
      byCoupon > 0 ? { chosen: true, takesFen: byCoupon } : { chosen: false, applies: false, reason: { code: 'no_shipping_fee' } },
    );
    expect(result.totals.payFen).toBe(10_000 + left);
  });

  it.each([
    ['amount off', off('k', 99_999)],
    ['whole order for nothing', off('k', 10_000)],
  ])('is not touched by a coupon for goods: %s', (_, coupon) => {
    const result = price(order(cart, { shippingFen: 800, coupons: [coupon] }));
    expect([result.totals.payFen, result.shipping.payFen, result.shipping.coupons]).toEqual([800, 800, []]);
  });
});
