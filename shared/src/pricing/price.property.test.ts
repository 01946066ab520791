import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { price, refundShare } from './index.ts';
import type { Paid, PriceResult } from './index.ts';
import { randomOrder, roundOrder, wallet } from '../../test/pricing/random-order.ts';
import { referencePrice } from '../../test/pricing/reference.ts';

const parts = (result: PriceResult): Paid[] => [...result.lines, result.shipping];
const sum = (values: number[]): number => values.reduce((a, b) => a + b, 0);
const taken = (part: Paid): number =>
  part.levelFen + sum(part.coupons.map((share) => share.fen)) + part.pointsFen + part.bonusFen + part.principalFen + part.payFen;
const amounts = (part: Paid): number[] => [
  ...[part.listFen, part.levelFen, part.points, part.pointsFen, part.bonusFen, part.principalFen, part.payFen],
  ...part.coupons.map((share) => share.fen),
];

describe('the search finds what trying every combination finds, and the same coupons', () => {
  it.each([
    ['in orders of all kinds', randomOrder(wallet(8)), 1_500],
    ['where every coupon has a group of its own', randomOrder(wallet(8, 30)), 700],
    ['where many combinations cost the same', roundOrder, 2_000],
  ])('%s', (_, orders, numRuns) => {
    let unsure = 0;
    fc.assert(
      fc.property(orders, (order) => {
        const { totals, coupons, search } = price(order);
        const reference = referencePrice(order);
        expect([totals.dueFen, search.exact]).toEqual([reference.dueFen, true]);
        const chosen = coupons.filter((verdict) => verdict.chosen).map((verdict) => verdict.couponId);
        if (search.preferred) expect(chosen.sort()).toEqual(reference.chosen);
        else unsure++;
      }),
      { numRuns },
    );
    expect(unsure).toBeLessThanOrEqual(numRuns / 200);
  });
});

describe('whatever the order', () => {
  const order = randomOrder(wallet(14));

  it('every part is exactly the sum of what was taken off it and what is paid', () => {
    fc.assert(
      fc.property(order, (input) => {
        const result = price(input);
        for (const part of parts(result)) {
          expect(taken(part)).toBe(part.listFen);
          for (const amount of amounts(part)) expect(Number.isSafeInteger(amount) && amount >= 0).toBe(true);
        }
      }),
    );
  });

  it('the shares of each discount add up to the discount', () => {
    fc.assert(
      fc.property(order, (input) => {
        const result = price(input);
        for (const { couponId, takesFen, chosen, aloneFen } of result.coupons) {
          const shares = parts(result).flatMap((part) =>
            part.coupons.filter((share) => share.couponId === couponId).map((share) => share.fen),
          );
          expect(sum(shares)).toBe(takesFen);
          expect(chosen).toBe(takesFen > 0);
          if (input.coupons.find((one) => one.id === couponId)?.rules.benefit.kind !== 'exchange')
            expect(takesFen).toBeLessThanOrEqual(aloneFen);
        }
        for (const key of ['listFen', 'levelFen', 'points', 'pointsFen', 'bonusFen', 'principalFen', 'payFen'] as const) {
          expect(sum(parts(result).map((part) => part[key]))).toBe(result.totals[key]);
        }
        const last = result.steps.at(-1);
        expect(last).toMatchObject({ code: 'pay', fen: result.totals.payFen, leftFen: result.totals.payFen });
      }),
    );
  });

  it('one more coupon never makes it dearer', () => {
    fc.assert(
      fc.property(order, fc.nat(), (input, at) => {
        fc.pre(input.coupons.length > 0);
        const without = price({ ...input, coupons: input.coupons.filter((_, i) => i !== at % input.coupons.length) });
        const all = price(input);
        expect(all.totals.dueFen).toBeLessThanOrEqual(without.totals.dueFen);
        expect(all.totals.payFen).toBeLessThanOrEqual(without.totals.payFen);
      }),
    );
  });

  it('the order of wallet and cart changes nothing', () => {
    fc.assert(
      fc.property(order, fc.infiniteStream(fc.nat()), (input, keys) => {
        const shuffled = <T>(items: readonly T[]): T[] =>
          items
            .map((item) => [keys.next().value as number, item] as const)
            .sort((a, b) => a[0] - b[0])
            .map(([, item]) => item);
        const other = price({ ...input, lines: shuffled(input.lines), coupons: shuffled(input.coupons) });
        const lines = input.lines.map(({ id }) => other.lines.find((line) => line.id === id));
        expect({ ...other, lines }).toEqual(price(input));
      }),
    );
  });

  it('a coupon that is not used says why, one that is used does not', () => {
    fc.assert(
      fc.property(order, (input) => {
        const { coupons } = price(input);
        expect(coupons).toHaveLength(input.coupons.length);
        for (const verdict of coupons) expect(verdict.reason === null).toBe(verdict.chosen);
      }),
    );
  });

  it('choosing by hand what the search chose gives the same price', () => {
    fc.assert(
      fc.property(order, (input) => {
        const best = price(input);
        const chosen = best.coupons.filter((verdict) => verdict.chosen).map((verdict) => verdict.couponId);
        const byHand = price({ ...input, chosen });
        expect([byHand.lines, byHand.shipping, byHand.totals, byHand.steps]).toEqual([best.lines, best.shipping, best.totals, best.steps]);
      }),
    );
  });

  it('no choice by hand is cheaper than the search, and each keeps to the rules of stacking', () => {
    fc.assert(
      fc.property(order, fc.array(fc.nat(), { maxLength: 5 }), (input, picks) => {
        fc.pre(input.coupons.length > 0);
        const byHand = price({ ...input, chosen: picks.map((pick) => input.coupons[pick % input.coupons.length]!.id) });
        expect(byHand.totals.dueFen).toBeGreaterThanOrEqual(price(input).totals.dueFen);
        const used = byHand.coupons.filter((one) => one.chosen).map((one) => input.coupons.find(({ id }) => id === one.couponId)!.rules);
        expect(new Set(used.map((rules) => rules.group)).size).toBe(used.length);
        expect(used.length === 1 || used.every((rules) => rules.combines)).toBe(true);
      }),
    );
  });

  it('refunds in any batches give back exactly the line, never more on the way', () => {
    fc.assert(
      fc.property(order, fc.infiniteStream(fc.integer({ min: 1, max: 3 })), (input, sizes) => {
        for (const line of price(input).lines) {
          const back = new Array<number>(amounts(line).length).fill(0);
          for (let before = 0; before < line.quantity;) {
            const now = Math.min(sizes.next().value as number, line.quantity - before);
            amounts(refundShare(line, before, now)).forEach((amount, at) => {
              expect(amount).toBeGreaterThanOrEqual(0);
              back[at]! += amount;
            });
            before += now;
            back.forEach((amount, at) => expect(amount * line.quantity).toBeLessThanOrEqual(amounts(line)[at]! * before));
          }
          expect(back).toEqual(amounts(line));
        }
      }),
    );
  });
});
