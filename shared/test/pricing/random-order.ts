import fc from 'fast-check';
import type { CouponRules } from '../../src/pricing/coupon-rules.ts';
import type { PriceInput, WalletCoupon } from '../../src/pricing/input.ts';
import { categories, coupon, everything, goods, line, now, order } from './make.ts';

/** Orders in which things meet: few goods, few groups, equal prices, gifts, odd fen, coupons worth more than the goods. */
const goodsIds = ['g0', 'g1', 'g2', 'g3', 'g4'];
const categoryIds = ['c0', 'c1', 'c2'];
const few = (ids: string[]) => fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 3 });
const fen = fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 9_999 }), fc.constantFrom(100, 1_000, 5_000));
const cap = fc.option(fen, { nil: null });

const benefit: fc.Arbitrary<CouponRules['benefit']> = fc.oneof(
  fc.record({ kind: fc.constant('amount_off' as const), offFen: fen }),
  fc.record({
    kind: fc.constant('percent_off' as const),
    offBps: fc.oneof(fc.integer({ min: 1, max: 10_000 }), fc.constantFrom(500, 1_000, 3_333, 10_000)),
    capFen: cap,
  }),
  fc.record({ kind: fc.constant('exchange' as const), pieces: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('shipping' as const), capFen: cap }),
);

const threshold: fc.Arbitrary<CouponRules['threshold']> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ by: 'none' as const }) },
  {
    weight: 1,
    arbitrary: fc.record({
      by: fc.constant('amount' as const),
      minFen: fen,
      of: fc.constantFrom('list_price' as const, 'member_price' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ by: fc.constant('pieces' as const), minPieces: fc.integer({ min: 1, max: 6 }) }) },
);

const none = fc.constant<string[]>([]);
const scope: fc.Arbitrary<CouponRules['scope']> = fc.oneof(
  fc.record({ kind: fc.constant('all' as const), include: none, excludeGoods: fc.oneof(none, few(goodsIds)) }),
  fc.record({ kind: fc.constant('goods' as const), include: few(goodsIds), excludeGoods: none }),
  fc.record({ kind: fc.constant('categories' as const), include: few(categoryIds), excludeGoods: fc.oneof(none, few(goodsIds)) }),
);

const stores: fc.Arbitrary<string[] | null> = fc.oneof(
  { weight: 5, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant<string[]>(['north']) },
);

const rules = (groups: number): fc.Arbitrary<CouponRules> =>
  fc.record({
    ...{ benefit, threshold, scope, stores },
    group: fc.integer({ min: 0, max: groups - 1 }).map((at) => `group ${at}`),
    combines: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
    priority: fc.constantFrom(...[0, 0, 0, 50, 100]),
  });

export const wallet = (most: number, groups = 6): fc.Arbitrary<WalletCoupon[]> =>
  fc
    .array(fc.record({ rules: rules(groups), validUntil: fc.constantFrom(now, now + 1, now + 2, now + 3) }), { maxLength: most })
    .map((coupons) => coupons.map((coupon, at) => ({ id: `k${at}`, validFrom: now - 1, ...coupon })));

export const randomOrder = (coupons: fc.Arbitrary<WalletCoupon[]>): fc.Arbitrary<PriceInput> =>
  fc.record({
    lines: fc
      .array(
        fc.record({
          goodsId: fc.constantFrom(...goodsIds),
          categoryIds: few(categoryIds),
          unitFen: fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 8, arbitrary: fen }),
          quantity: fc.integer({ min: 1, max: 4 }),
        }),
        { minLength: 1, maxLength: 5 },
      )
      .map((lines) => lines.map((line, at) => ({ id: `l${at}`, ...line }))),
    shippingFen: fc.constantFrom(0, 600, 1_001),
    storeId: fc.constantFrom(null, 'north', 'south'),
    level: fc.option(fc.record({ discountBps: fc.constantFrom(0, 500, 1_250, 10_000), freeShipping: fc.boolean() }), { nil: null }),
    coupons,
    now: fc.constant(now),
    chosen: fc.constant('best' as const),
    points: fc.option(
      fc.record({
        balance: fc.integer({ min: 0, max: 5_000 }),
        fenPerHundred: fc.constantFrom(0, 1, 50, 100, 130, 333),
        maxShareBps: fc.constantFrom(0, 3_000, 5_000, 10_000),
        use: fc.oneof(fc.constant('most' as const), fc.constant('none' as const), fc.integer({ min: 0, max: 9_000 })),
      }),
      { nil: null },
    ),
    storedValue: fc.option(
      fc.record({
        principalFen: fc.integer({ min: 0, max: 9_000 }),
        bonusFen: fc.integer({ min: 0, max: 3_000 }),
        use: fc.oneof(fc.constant('most' as const), fc.constant('none' as const), fc.integer({ min: 0, max: 9_000 })),
      }),
      { nil: null },
    ),
  });

/** Round numbers on few lines: many different combinations leave the same rest, at the same price. */
export const roundOrder: fc.Arbitrary<PriceInput> = fc
  .record({
    coupons: fc.array(
      fc.record({
        benefit: fc.oneof(
          fc.record({ kind: fc.constant('exchange' as const), pieces: fc.constantFrom(1, 2) }),
          fc.record({ kind: fc.constant('amount_off' as const), offFen: fc.constantFrom(10, 20, 30) }),
          fc.record({
            kind: fc.constant('percent_off' as const),
            offBps: fc.constantFrom(1_000, 2_000, 5_000),
            capFen: fc.constantFrom(null, 10),
          }),
        ),
        scope: fc.constantFrom(
          everything,
          everything,
          goods('l0'),
          goods('l1'),
          goods('l0', 'l1'),
          goods('l1', 'l2'),
          categories('c0'),
          categories('c1'),
        ),
        priority: fc.constantFrom(...[0, 0, 50]),
        combines: fc.constantFrom(...[true, true, true, true, false]),
        validUntil: fc.constantFrom(now + 1, now + 2),
      }),
      { maxLength: 9 },
    ),
    lines: fc.array(fc.record({ unitFen: fc.constantFrom(10, 20, 30, 100), quantity: fc.integer({ min: 1, max: 3 }) }), {
      minLength: 1,
      maxLength: 3,
    }),
    groups: fc.integer({ min: 2, max: 9 }),
  })
  .map(({ coupons, lines, groups }) =>
    order(
      lines.map(({ unitFen, quantity }, at) => line(`l${at}`, unitFen, quantity, { categoryIds: [`c${at % 2}`] })),
      { coupons: coupons.map(({ benefit, ...words }, at) => coupon(`k${at}`, benefit, { ...words, group: `group ${at % groups}` })) },
    ),
  );
