import { price } from '@lianke/shared/pricing';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CouponRules } from '../tables.ts';
import { counterDiscount, counterRefusal } from './counter-discount.ts';

const fen = fc.integer({ min: 1, max: 10_000_000_00 });
const benefit: fc.Arbitrary<CouponRules['benefit']> = fc.oneof(
  fc.record({ kind: fc.constant('amount_off' as const), offFen: fen }),
  fc.record({ kind: fc.constant('percent_off' as const), offBps: fc.integer({ min: 1, max: 10_000 }), capFen: fc.option(fen) }),
);
const threshold: fc.Arbitrary<CouponRules['threshold']> = fc.oneof(
  fc.constant({ by: 'none' as const }),
  fc.record({ by: fc.constant('amount' as const), minFen: fen, of: fc.constantFrom('list_price' as const, 'member_price') }),
);
const rules: fc.Arbitrary<CouponRules> = fc.record({
  ...{ benefit, threshold, stores: fc.constantFrom(null, ['north'], ['north', 'south']) },
  scope: fc.constant({ kind: 'all' as const, include: [], excludeGoods: [] }),
  ...{ group: fc.constant('shop'), combines: fc.boolean(), priority: fc.constant(0) },
});

it('the counter takes off, and refuses, what an order over the same amount would', () => {
  fc.assert(
    fc.property(rules, fc.nat(1e12), fc.constantFrom(undefined, 'north', 'east'), (rules, amountFen, store) => {
      const verdict = price({
        lines: [{ id: 'a', goodsId: 'a', categoryIds: [], unitFen: amountFen, quantity: 1 }],
        ...{ shippingFen: 0, storeId: store ?? null, level: null, points: null, storedValue: null, chosen: 'best', now: 1 },
        coupons: [{ id: 'c', rules, validFrom: 0, validUntil: 2 }],
      }).coupons[0];
      const refusal = counterRefusal(rules, { store, amountFen });
      const words = { wrong_store: 'coupon.wrong_store', below_amount: 'coupon.below_threshold' } as Record<string, string>;
      expect(refusal?.code).toBe(words[verdict?.reason?.code ?? '']);
      if (refusal?.code === 'coupon.below_threshold') expect(verdict?.reason).toMatchObject({ missingFen: refusal.missingFen });
      if (!refusal) expect(counterDiscount(rules, { amountFen })).toBe(verdict?.aloneFen);
    }),
    { numRuns: 500 },
  );
});

const rulesWith = (change: Partial<CouponRules>): CouponRules => ({
  benefit: { kind: 'amount_off', offFen: 2_000 },
  threshold: { by: 'none' },
  scope: { kind: 'goods', include: ['tea'], excludeGoods: [] },
  ...{ stores: null, group: 'shop', combines: false, priority: 0, ...change },
});

it.each([
  ['an amount nobody told', rulesWith({}), undefined, 2_000],
  ['more than the purchase', rulesWith({}), 1_500, 1_500],
  ['a rate of an amount nobody told', rulesWith({ benefit: { kind: 'percent_off', offBps: 1_200, capFen: null } }), undefined, null],
  ['a rate, rounded down', rulesWith({ benefit: { kind: 'percent_off', offBps: 1_200, capFen: null } }), 1_999, 239],
  ['a rate up to its cap', rulesWith({ benefit: { kind: 'percent_off', offBps: 1_200, capFen: 100 } }), 1_999, 100],
  [
    'a rate of more than a double can multiply',
    rulesWith({ benefit: { kind: 'percent_off', offBps: 9_999, capFen: null } }),
    1e13 + 1,
    9_999e9,
  ],
  ['goods for nothing', rulesWith({ benefit: { kind: 'exchange', pieces: 1 } }), 1_500, null],
  ['freight', rulesWith({ benefit: { kind: 'shipping', capFen: null } }), 1_500, null],
] as const)('%s', (_, rules, amountFen, off) => {
  expect(counterDiscount(rules, { amountFen })).toBe(off);
});

it('goods, pieces and freight are for the eyes of whoever stands there', () => {
  const benefit = { kind: 'shipping', capFen: null } as const;
  expect(counterRefusal(rulesWith({ benefit, threshold: { by: 'pieces', minPieces: 5 } }), { amountFen: 1 })).toBeUndefined();
});
