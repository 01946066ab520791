import fc from 'fast-check';
import { price } from '@lianke/shared/pricing';
import { describe, expect, it } from 'vitest';
import type { StoredPrice } from '../tables.ts';
import { earnedFor, restOfEarned } from './earned.ts';
import { monthsLater } from './months-later.ts';
import { nextUpload } from './next-upload.ts';
import { planRefund } from './plan-refund.ts';
import { transitions } from './transitions.ts';

const hour = 3_600_000;
const china = (text: string): number => Date.parse(`${text}+08:00`);

const priced = fc
  .record({
    lines: fc.array(fc.record({ unitFen: fc.integer({ min: 0, max: 50_000 }), quantity: fc.integer({ min: 1, max: 5 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    shippingFen: fc.constantFrom(0, 1_000),
    points: fc.nat(3_000),
    principalFen: fc.nat(20_000),
    bonusFen: fc.nat(5_000),
  })
  .map((it): StoredPrice =>
    price({
      ...{
        shippingFen: it.shippingFen,
        storeId: null,
        level: { discountBps: 500, freeShipping: false },
        coupons: [],
        now: 0,
        chosen: 'best',
      },
      lines: it.lines.map((line, at) => ({ id: `oln_${at}`, goodsId: `spu_${at}`, categoryIds: [], ...line })),
      points: { balance: it.points, fenPerHundred: 100, maxShareBps: 5_000, use: 'most' },
      storedValue: { principalFen: it.principalFen, bonusFen: it.bonusFen, use: 'most' },
    }),
  );

describe('refunds in parts', () => {
  it('give back exactly what was paid, whatever the parts, and never more on the way', () => {
    fc.assert(
      fc.property(priced, fc.array(fc.nat(), { maxLength: 12 }), fc.boolean(), (stored, picks, sent) => {
        const lines = stored.lines.map((line) => ({ id: line.id, quantity: line.quantity, refunded: 0 }));
        const back = { payFen: 0, principalFen: 0, bonusFen: 0, points: 0 };
        let shippingRefunded = false;
        const refund = (wish: { lineId: string; quantity: number }[], withShipping: boolean): void => {
          const planned = planRefund(stored, lines, { lines: wish, withShipping }, { sent, shippingRefunded });
          if (!planned) return;
          for (const { lineId, quantity } of planned.lines) lines.find((line) => line.id === lineId)!.refunded += quantity;
          for (const key of ['payFen', 'principalFen', 'bonusFen', 'points'] as const) {
            back[key] += planned[key];
            expect(back[key]).toBeLessThanOrEqual(stored.totals[key]);
          }
          shippingRefunded ||= planned.withShipping;
        };
        for (const pick of picks) refund([{ lineId: lines[pick % lines.length]!.id, quantity: 1 + (pick % 2) }], false);
        refund([], true);
        const { payFen, principalFen, bonusFen, points } = stored.totals;
        expect(back).toEqual({ payFen, principalFen, bonusFen, points });
      }),
    );
  });

  it('refuse more than is left, other orders’ lines, and nothing at all', () => {
    const stored = fc.sample(priced, 1)[0]!;
    const [line] = stored.lines;
    const lines = stored.lines.map(({ id, quantity }) => ({ id, quantity, refunded: quantity }));
    const order = { sent: true, shippingRefunded: true };
    expect(planRefund(stored, lines, { lines: [], withShipping: true }, order)).toBeNull();
    expect(planRefund(stored, lines, { lines: [{ lineId: line!.id, quantity: 1 }], withShipping: false }, order)).toBeNull();
    expect(planRefund(stored, lines, { lines: [{ lineId: 'oln_x', quantity: 1 }], withShipping: false }, order)).toBeNull();
  });
});

describe('points and growth', () => {
  it.each([
    [9_999, 10_000, 99, 99],
    [9_999, 15_000, 149, 99],
    [99, 20_000, 1, 0],
    [0, 20_000, 0, 0],
  ])('%i fen at %i basis points earn %i points and %i growth', (payFen, pointsBps, points, growth) => {
    expect(earnedFor(payFen, { pointsPerYuan: 1, pointsBps })).toEqual({ points, growth });
  });

  it('are all taken back when all the money goes back, in whatever parts', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.array(fc.integer({ min: 1, max: 300_000 }), { maxLength: 6 }),
        (pay, parts) => {
          let [kept, earned] = [pay, earnedFor(pay, { pointsPerYuan: 1, pointsBps: 15_000 }).points];
          for (const part of [...parts, pay]) {
            const after = Math.max(0, kept - part);
            const rest = restOfEarned(earned, kept, after);
            expect(rest).toBeLessThanOrEqual(earned);
            [kept, earned] = [after, rest];
          }
          expect(earned).toBe(0);
        },
      ),
    );
  });
});

describe('a term of months', () => {
  it.each([
    ['2026-01-15T10:00:00', 1, '2026-02-15T10:00:00'],
    ['2026-01-31T23:59:59', 1, '2026-02-28T23:59:59'],
    ['2027-11-30T00:00:00', 3, '2028-02-29T00:00:00'],
    ['2024-02-29T01:00:00', 12, '2025-02-28T01:00:00'],
  ])('from %s, %i months end at %s', (from, months, until) => {
    expect(monthsLater(china(from), months)).toBe(china(until));
  });
});

it('shipping is uploaded again ever later, for a day', () => {
  expect(nextUpload(0, 0)).toBe(60_000);
  expect(nextUpload(0, 4 * hour)).toBe(6 * hour);
  expect(nextUpload(0, 24 * hour)).toBeNull();
});

it('nothing leads out of what is closed or completed', () => {
  const from = new Set(Object.values(transitions).flatMap((it) => [...it.from] as string[]));
  expect([from.has('closed'), from.has('completed')]).toEqual([false, false]);
});
