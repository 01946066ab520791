import { describe, expect, it } from 'vitest';
import { price } from '../index.ts';
import { amountFrom, categories, exchange, goods, line, off, order, percent, shipping } from '../../../test/pricing/make.ts';

// Worked by hand, as a cashier would.
describe('an order from the list to the amount to pay', () => {
  it('goes through level, coupons, points and stored value, and explains itself', () => {
    const result = price(
      order([line('tea', 8_800, 2), line('cup', 4_500)], {
        shippingFen: 1_200,
        level: { discountBps: 500, freeShipping: false },
        coupons: [off('k20', 2_000, { threshold: amountFrom(20_000) }), shipping('ship', 1_000)],
        points: { balance: 1_000, fenPerHundred: 100, maxShareBps: 5_000, use: 'most' },
        storedValue: { principalFen: 4_000, bonusFen: 1_000, use: 'most' },
      }),
    );
    // 221.00 − 11.05 (8.80 + 2.25) = 209.95; + 12.00; − 10.00 − 20.00 = 191.95; − 10.00 points; − 10.00 bonus; − 40.00 principal
    expect(result.steps).toEqual([
      { code: 'goods', fen: 22_100, leftFen: 22_100 },
      { code: 'level', fen: 1_105, leftFen: 20_995 },
      { code: 'shipping', fen: 1_200, leftFen: 22_195 },
      { code: 'coupon', fen: 1_000, leftFen: 21_195, couponId: 'ship' },
      { code: 'coupon', fen: 2_000, leftFen: 19_195, couponId: 'k20' },
      { code: 'points', fen: 1_000, leftFen: 18_195, points: 1_000 },
      { code: 'bonus', fen: 1_000, leftFen: 17_195 },
      { code: 'principal', fen: 4_000, leftFen: 13_195 },
      { code: 'pay', fen: 13_195, leftFen: 13_195 },
    ]);
    expect(result.totals).toEqual({
      ...{ goodsFen: 22_100, shippingFen: 1_200, listFen: 23_300, levelFen: 1_105, couponsFen: 3_000, dueFen: 19_195 },
      ...{ points: 1_000, pointsFen: 1_000, bonusFen: 1_000, principalFen: 4_000, payFen: 13_195 },
    });
  });

  it('says of a free delivery by level that it was one, and that nothing is to pay', () => {
    const level = { discountBps: 10_000, freeShipping: true };
    const result = price(order([line('tea', 999)], { shippingFen: 1_200, level, coupons: [off('k', 100), shipping('s')] }));
    expect(result.steps).toEqual([
      { code: 'goods', fen: 999, leftFen: 999 },
      { code: 'level', fen: 999, leftFen: 0 },
      { code: 'shipping', fen: 1_200, leftFen: 1_200 },
      { code: 'level_shipping', fen: 1_200, leftFen: 0 },
      { code: 'pay', fen: 0, leftFen: 0 },
    ]);
    expect(result.coupons.map(({ couponId, reason }) => [couponId, reason?.code])).toEqual([
      ['k', 'nothing_to_take_off'],
      ['s', 'no_shipping_fee'],
    ]);
  });

  it('is the plain list price without anything', () => {
    const result = price(order([line('tea', 3_000, 2), line('gift', 0)]));
    expect(result.steps).toEqual([
      { code: 'goods', fen: 6_000, leftFen: 6_000 },
      { code: 'pay', fen: 6_000, leftFen: 6_000 },
    ]);
    expect(result.lines[1]).toEqual({
      ...{ id: 'gift', goodsId: 'gift', unitFen: 0, quantity: 1, listFen: 0, levelFen: 0, coupons: [] },
      ...{ points: 0, pointsFen: 0, bonusFen: 0, principalFen: 0, payFen: 0 },
    });
  });

  it('carries the name of a coupon to its verdict and its step', () => {
    const result = price(order([line('tea', 3_000)], { coupons: [{ ...off('k', 500), name: '立减 5 元' }] }));
    expect(result.coupons[0]?.name).toBe('立减 5 元');
    expect(result.steps[1]).toMatchObject({ code: 'coupon', name: '立减 5 元' });
  });

  it('gives every part of a line its place: level, two coupons, points, bonus, principal, money', () => {
    const result = price(
      order([line('a', 10_000, 1, { categoryIds: ['x'] }), line('b', 20_000, 1, { categoryIds: ['y'] }), line('c', 5_000)], {
        level: { discountBps: 1_000, freeShipping: false },
        coupons: [off('x30', 3_000, { scope: categories('x', 'y') }), percent('c50', 5_000, null, { scope: goods('c') })],
        points: { balance: 2_000, fenPerHundred: 100, maxShareBps: 10_000, use: 'most' },
        storedValue: { principalFen: 3_000, bonusFen: 1_000, use: 'most' },
      }),
    );
    // member 90 180 45; coupons 10 20 22.50; left 80 160 22.50 = 262.50; points 20.00: 6.0952 12.1905 1.7143
    expect(result.lines.map((one) => one.levelFen)).toEqual([1_000, 2_000, 500]);
    expect(result.lines.map((one) => one.coupons)).toEqual([
      [{ couponId: 'x30', fen: 1_000 }],
      [{ couponId: 'x30', fen: 2_000 }],
      [{ couponId: 'c50', fen: 2_250 }],
    ]);
    expect(result.lines.map((one) => one.pointsFen)).toEqual([610, 1_219, 171]);
    // left 73.90 147.81 20.79 = 242.50; bonus 10.00: 3.0474 6.0953 0.8573
    expect(result.lines.map((one) => one.bonusFen)).toEqual([305, 609, 86]);
    // left 70.85 141.72 19.93 = 232.50; principal 30.00: 9.1419 18.2865 2.5716
    expect(result.lines.map((one) => one.principalFen)).toEqual([914, 1_829, 257]);
    expect(result.lines.map((one) => one.payFen)).toEqual([6_171, 12_343, 1_736]);
  });

  it('does not let a wallet of everything bring an order below zero', () => {
    const coupons = [off('a', 99_999), percent('p', 10_000), exchange('x', 99), shipping('s'), off('b', 1, { combines: false })];
    const result = price(order([line('tea', 1, 3), line('cup', 2)], { shippingFen: 1, coupons }));
    expect(result.totals.payFen).toBe(0);
    expect(result.coupons.filter((one) => one.chosen).map((one) => one.couponId)).toEqual(['a', 's']);
  });
});
