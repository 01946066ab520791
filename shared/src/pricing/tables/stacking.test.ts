import { describe, expect, it } from 'vitest';
import { price } from '../index.ts';
import type { WalletCoupon } from '../index.ts';
import { amountFrom, exchange, goods, line, now, off, order, percent, shipping } from '../../../test/pricing/make.ts';

const cart = [line('tea', 10_000), line('cup', 5_000)];
const usedOf = (coupons: WalletCoupon[], more = {}) => {
  const result = price(order(cart, { coupons, ...more }));
  return {
    used: result.coupons
      .filter((verdict) => verdict.chosen)
      .map((verdict) => verdict.couponId)
      .sort()
      .join(' '),
    result,
  };
};

// Two amounts off 150.00, by whether they share a group and whether each combines. Together, or the larger, or (equal) the one named first.
describe('two coupons', () => {
  //     a,   b, same group, a combines, b combines, used, left
  const rows: [number, number, boolean, boolean, boolean, string, number][] = [
    [2_000, 1_000, false, true, true, 'a b', 12_000],
    [2_000, 1_000, false, true, false, 'a', 13_000],
    [2_000, 1_000, false, false, true, 'a', 13_000],
    [2_000, 1_000, false, false, false, 'a', 13_000],
    [2_000, 1_000, true, true, true, 'a', 13_000],
    [2_000, 1_000, true, true, false, 'a', 13_000],
    [2_000, 1_000, true, false, true, 'a', 13_000],
    [2_000, 1_000, true, false, false, 'a', 13_000],
    [1_000, 2_000, false, true, true, 'a b', 12_000],
    [1_000, 2_000, false, true, false, 'b', 13_000],
    [1_000, 2_000, false, false, true, 'b', 13_000],
    [1_000, 2_000, true, true, true, 'b', 13_000],
    [1_000, 1_000, false, true, true, 'a b', 13_000],
    [1_000, 1_000, false, false, true, 'a', 14_000],
    [1_000, 1_000, false, true, false, 'a', 14_000],
    [1_000, 1_000, true, true, true, 'a', 14_000],
    [15_000, 1, false, true, true, 'a', 0],
    [14_999, 1, false, true, true, 'a b', 0],
    [14_999, 2, false, true, true, 'a b', 0],
    [15_000, 15_000, false, true, true, 'a', 0],
    [20_000, 15_000, false, true, true, 'a', 0],
    [15_000, 20_000, false, true, true, 'a', 0],
    [15_000, 20_000, true, true, true, 'a', 0],
    [15_000, 20_000, false, false, false, 'a', 0],
  ];
  it.each(rows)('−%i and −%i, same group %s, combine %s and %s: %s, left %i', (a, b, same, aCombines, bCombines, used, left) => {
    const coupons = [off('a', a, { group: 'g', combines: aCombines }), off('b', b, { group: same ? 'g' : 'h', combines: bCombines })];
    const found = usedOf(coupons);
    expect([found.used, found.result.totals.dueFen]).toEqual([used, left]);
    const unused = found.result.coupons.find((verdict) => !verdict.chosen);
    const excluded = same || !aCombines || !bCombines;
    if (unused) {
      expect(unused.reason).toEqual(excluded ? { code: 'not_combinable_with_chosen', with: [used] } : { code: 'nothing_left' });
      expect(unused.aloneFen).toBe(Math.min(15_000, unused.couponId === 'a' ? a : b));
    }
  });
});

describe('coupons of several kinds', () => {
  const rows: [string, WalletCoupon[], string, number][] = [
    ['an amount and a rate each count from the member price', [off('a', 5_000), percent('p', 1_000)], 'a p', 15_000 - 5_000 - 1_500],
    ['two rates add up', [percent('p', 1_000), percent('q', 2_000)], 'p q', 15_000 - 1_500 - 3_000],
    ['two rates of 60 % leave nothing, not less', [percent('p', 6_000), percent('q', 6_000)], 'p q', 0],
    ['100 % off leaves the others nothing', [percent('p', 10_000), off('a', 100)], 'p', 0],
    ['a rate is not of what is given for nothing', [exchange('x', 1), percent('p', 1_000)], 'p x', 15_000 - 5_000 - 1_000],
    ['a capped rate beside an amount', [percent('p', 5_000, 2_000), off('a', 1_000)], 'a p', 12_000],
    ['an exchange takes the cheapest, the next one the next', [exchange('x', 1), exchange('y', 1)], 'x y', 0],
    [
      'a wide coupon leaves the narrow one its goods',
      [off('wide', 12_000), off('narrow', 5_000, { scope: goods('cup') })],
      'narrow wide',
      0,
    ],
    [
      'a narrow coupon is not wasted where the wide one is enough',
      [off('wide', 15_000), off('narrow', 5_000, { scope: goods('cup') })],
      'wide',
      0,
    ],
    ['two exclusive small ones lose to one large', [off('a', 900, { group: 'g' }), off('b', 1_000, { group: 'g' })], 'b', 14_000],
    ['one alone beats two together', [off('a', 900), off('b', 1_000), off('alone', 1_901, { combines: false })], 'alone', 13_099],
    ['two together beat one alone', [off('a', 900), off('b', 1_000), off('alone', 1_899, { combines: false })], 'a b', 13_100],
    [
      'at the same price one coupon is better than two',
      [off('a', 900), off('b', 1_000), off('alone', 1_900, { combines: false })],
      'alone',
      13_100,
    ],
    [
      'greed by the largest would be wrong',
      [off('large', 3_000, { combines: false }), off('a', 2_000), percent('p', 1_000)],
      'a p',
      15_000 - 2_000 - 1_500,
    ],
    [
      'the group decides, not the list',
      [off('a', 2_000, { group: 'g' }), percent('p', 2_000, null, { group: 'g' }), off('b', 500, { group: 'h' })],
      'b p',
      15_000 - 3_000 - 500,
    ],
  ];
  it.each(rows)('%s', (_, coupons, used, left) => {
    const found = usedOf(coupons);
    expect([found.used, found.result.totals.dueFen]).toEqual([used, left]);
  });

  it('shipping and goods in one group exclude each other', () => {
    const coupons = [shipping('s', null, { group: 'g' }), off('a', 700, { group: 'g' })];
    expect(usedOf(coupons, { shippingFen: 800 }).used).toBe('s');
    expect(usedOf(coupons, { shippingFen: 600 }).used).toBe('a');
    expect(usedOf(coupons, { shippingFen: 700 }).result.totals.dueFen).toBe(15_000);
  });
});

describe('of two ways at the same price', () => {
  const soon = now + 1_000;
  const later = now + 2_000;
  const same = { group: 'g' };
  const rows: [string, WalletCoupon[], string][] = [
    ['higher priority', [off('a', 100, { ...same, priority: 1 }), off('b', 100, { ...same, priority: 2 })], 'b'],
    [
      'higher priority before sooner expiry',
      [off('a', 100, { ...same, validUntil: soon }), off('b', 100, { ...same, priority: 1, validUntil: later })],
      'b',
    ],
    ['sooner expiry', [off('a', 100, { ...same, validUntil: later }), off('b', 100, { ...same, validUntil: soon })], 'b'],
    ['sooner expiry before id', [off('z', 100, { ...same, validUntil: soon }), off('b', 100, { ...same, validUntil: later })], 'z'],
    ['id', [off('b', 100, same), off('a', 100, same)], 'a'],
    [
      'an amount and a rate that take the same: sooner expiry',
      [off('a', 1_500, { ...same, validUntil: later }), percent('p', 1_000, null, { ...same, validUntil: soon })],
      'p',
    ],
    [
      'an amount and a rate that take the same: priority',
      [off('a', 1_500, { ...same, priority: 9 }), percent('p', 1_000, null, same)],
      'a',
    ],
    ['one coupon instead of two', [off('a', 15_000), off('b', 10_000, { validUntil: soon }), off('c', 5_000, { validUntil: soon })], 'a'],
    [
      'two of high priority instead of one of none',
      [off('a', 15_000), off('b', 10_000, { priority: 90 }), off('c', 5_000, { priority: 90 })],
      'b c',
    ],
    [
      'of three where two are enough, the sooner expiring two',
      [off('a', 8_000, { validUntil: later }), off('b', 8_000, { validUntil: soon }), off('c', 8_000, { validUntil: soon })],
      'b c',
    ],
  ];
  it.each(rows)('%s', (_, coupons, used) => expect(usedOf(coupons).used).toBe(used));
});

describe('chosen by hand', () => {
  const wallet = [
    off('a', 1_000, { group: 'g' }),
    off('b', 2_000, { group: 'g' }),
    off('c', 500),
    off('alone', 9_000, { combines: false }),
    off('high', 100, { threshold: amountFrom(20_000) }),
    percent('free', 10_000),
  ];
  const rows: [string[], string, number][] = [
    [[], '', 15_000],
    [['a'], 'a', 14_000],
    [['a', 'c'], 'a c', 13_500],
    [['a', 'b'], 'a', 14_000],
    [['b', 'a'], 'b', 13_000],
    [['a', 'a'], 'a', 14_000],
    [['alone', 'c'], 'alone', 6_000],
    [['c', 'alone'], 'c', 14_500],
    [['high'], '', 15_000],
    [['high', 'c'], 'c', 14_500],
    [['free'], 'free', 0],
  ];
  it.each(rows)('%j: uses [%s], left %i', (chosen, used, left) => {
    const found = usedOf(wallet, { chosen });
    expect([found.used, found.result.totals.dueFen]).toEqual([used, left]);
  });

  it('tells of every other coupon what it would do', () => {
    const reasons = Object.fromEntries(usedOf(wallet, { chosen: ['a'] }).result.coupons.map((one) => [one.couponId, one.reason]));
    expect(reasons).toEqual({
      a: null,
      b: { code: 'not_combinable_with_chosen', with: ['a'] },
      c: { code: 'can_be_added', savesFen: 500 },
      alone: { code: 'not_combinable_with_chosen', with: ['a'] },
      high: { code: 'below_amount', missingFen: 5_000 },
      free: { code: 'can_be_added', savesFen: 14_000 },
    });
  });

  it('does not spend a coupon that the others leave nothing', () => {
    const coupons = [
      off('narrow', 9_999, { scope: goods('tea') }),
      off('narrower', 20_000, { scope: goods('cup') }),
      off('rest', 1),
      off('more', 5),
    ];
    const result = price(order(cart, { coupons, chosen: ['more', 'rest', 'narrow', 'narrower'] }));
    expect(result.totals.dueFen).toBe(0);
    expect(result.coupons.find((one) => one.couponId === 'rest')).toMatchObject({
      chosen: false,
      takesFen: 0,
      reason: { code: 'nothing_left' },
    });
  });
});
