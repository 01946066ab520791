import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildInvoice, inCapitals, invoiceableOf, mergeLines, netOfGross, redOf, splitLines, taxOfNet } from './index.ts';
import type { BuiltInvoice, ToInvoice } from './index.ts';
import { line, sold, source } from '../../test/invoicing/make.ts';

const rate = fc.constantFrom(0, 100, 150, 300, 500, 600, 900, 1_300);
const quantity = fc.option(fc.integer({ min: 1, max: 50 }), { nil: null });
const amount = fc.oneof(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 100_000_000 }));

const lines: fc.Arbitrary<ToInvoice[]> = fc.array(
  fc
    .tuple(amount, fc.nat(10_000), rate, quantity, fc.constantFrom('凤梨酥', '绿茶'))
    .map(([grossFen, share, rateBps, pieces, name]) =>
      line({ name, grossFen, discountFen: Math.floor((grossFen * share) / 10_000), rateBps, quantity: pieces }),
    ),
  { maxLength: 12 },
);
const withKeys = lines.map((all) => all.map((it, at) => ({ ...it, key: `l${at}`, sourceId: `o${at % 3}` })));
const options = fc.record({ discountRows: fc.boolean() });

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const paid = (all: readonly ToInvoice[]): number => total(all.map((it) => it.grossFen - it.discountFen));

/** By line, what an invoice says it stands for. */
function claimed(invoices: readonly BuiltInvoice[]): Record<string, number> {
  const byLine: Record<string, number> = {};
  for (const part of invoices.flatMap((it) => it.rows.flatMap((row) => row.parts)))
    byLine[`${part.sourceId} ${part.lineKey}`] = (byLine[`${part.sourceId} ${part.lineKey}`] ?? 0) + part.fen;
  return byLine;
}

describe('any invoice', () => {
  it('sums to its header and to what was paid', () => {
    fc.assert(
      fc.property(withKeys, options, (all, opts) => {
        const built = buildInvoice(all, opts);
        expect(built.totalFen).toBe(paid(all));
        expect(built.netFen).toBe(total(built.rows.map((row) => row.netFen)));
        expect(built.taxFen).toBe(total(built.rows.map((row) => row.taxFen)));
        for (const row of built.rows) expect(row.netFen + row.taxFen).toBe(row.totalFen);
      }),
    );
  });

  it('has the tax of every row within six fen of its rate, and no row of nothing', () => {
    fc.assert(
      fc.property(withKeys, options, (all, opts) => {
        for (const built of [buildInvoice(all, opts), redOf(buildInvoice(all, opts))])
          for (const row of built.rows) {
            expect(Math.abs((row.netFen * row.rateBps) / 10_000 - row.taxFen)).toBeLessThanOrEqual(6);
            expect(row.netFen).not.toBe(0);
            expect(row.totalFen).not.toBe(0);
          }
      }),
    );
  });

  it('is the same in sum with and without discount rows, but for a fen where a discount would be only tax', () => {
    fc.assert(
      fc.property(withKeys, (all) => {
        const [one, other] = [buildInvoice(all, { discountRows: true }), buildInvoice(all, { discountRows: false })];
        expect(one.totalFen).toBe(other.totalFen);
        expect(Math.abs(one.netFen - other.netFen)).toBeLessThanOrEqual(all.filter((it) => it.discountFen > 0).length);
      }),
    );
  });

  it('has a discount right below its line and never larger than it', () => {
    fc.assert(
      fc.property(withKeys, (all) => {
        const { rows } = buildInvoice(all, { discountRows: true });
        rows.forEach((row, at) => {
          const above = rows[at - 1];
          expect(row.kind === 'discount').toBe(above?.kind === 'discounted');
          if (row.kind !== 'discount' || !above) return expect(row.totalFen).toBeGreaterThan(0);
          expect(row).toMatchObject({ printedName: above.printedName, taxCode: above.taxCode, rateBps: above.rateBps, quantity: null });
          expect(row.totalFen).toBeLessThan(0);
          expect(row.taxFen).toBeLessThanOrEqual(0);
          for (const of of ['netFen', 'taxFen', 'totalFen'] as const) expect(-row[of]).toBeLessThanOrEqual(above[of]);
        });
      }),
    );
  });

  it('has pieces times price within a fen of the amount', () => {
    fc.assert(
      fc.property(withKeys, options, (all, opts) => {
        for (const row of buildInvoice(all, opts).rows)
          if (row.quantity !== null)
            expect(Math.abs(Number(row.quantity) * Number(row.unitPrice) * 100 - row.netFen)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('turns red as its mirror, discounts within their lines', () => {
    fc.assert(
      fc.property(withKeys, options, (all, opts) => {
        const blue = buildInvoice(all, opts);
        const red = redOf(blue);
        expect([red.netFen + blue.netFen, red.taxFen + blue.taxFen, red.totalFen + blue.totalFen]).toEqual([0, 0, 0]);
        expect(red.rows.every((row) => row.kind === 'normal' && row.totalFen < 0 && row.taxFen <= 0)).toBe(true);
        expect(red.rows).toHaveLength(blue.rows.filter((row) => row.kind !== 'discount').length);
        const [ours, theirs] = [claimed([blue]), claimed([red])];
        for (const [key, fen] of Object.entries(ours)) expect(theirs[key]).toBe(-fen);
      }),
    );
  });
});

describe('merging and splitting', () => {
  it('merging keeps every fen of every line', () => {
    fc.assert(
      fc.property(withKeys, options, (all, opts) => {
        const merged = mergeLines(all);
        expect(paid(merged)).toBe(paid(all));
        expect(merged.length).toBeLessThanOrEqual(all.length);
        expect(claimed([buildInvoice(merged, opts)])).toEqual(claimed([buildInvoice(all, opts)]));
      }),
    );
  });

  it('the parts of a split sum to the whole and keep to the limits', () => {
    const limits = fc.record({
      maxRows: fc.integer({ min: 1, max: 6 }),
      maxNetFen: fc.option(fc.integer({ min: 2_000_000, max: 200_000_000 }), { nil: null }),
    });
    fc.assert(
      fc.property(withKeys, limits, options, fc.boolean(), (all, { maxRows, maxNetFen }, opts, merge) => {
        const wanted = merge ? mergeLines(all) : all;
        const invoices = splitLines(wanted, { maxRows, maxNetFen }, opts).map((part) => buildInvoice(part, opts));
        expect(total(invoices.map((it) => it.totalFen))).toBe(paid(all));
        expect(claimed(invoices)).toEqual(claimed([buildInvoice(wanted, opts)]));
        for (const invoice of invoices) {
          expect(invoice.rows.length).toBeGreaterThan(0);
          expect(invoice.rows.length).toBeLessThanOrEqual(maxRows);
          if (maxNetFen !== null) expect(invoice.netFen).toBeLessThanOrEqual(maxNetFen);
        }
      }),
    );
  });
});

describe('what can be invoiced', () => {
  const soldLines = fc.array(
    fc.tuple(amount, amount, amount).map(([payFen, discountFen, storedValueFen]) => sold({ payFen, discountFen, storedValueFen })),
    { maxLength: 6 },
  );

  it('is never negative, never more than was paid, and every fen less has a reason', () => {
    fc.assert(
      fc.property(
        soldLines,
        amount,
        fc.array(fc.tuple(fc.nat(7), amount), { maxLength: 6 }),
        fc.boolean(),
        (all, platformCouponFen, taken, withPlatformCoupons) => {
          const keyed = all.map((it, at) => ({ ...it, key: `l${at}` }));
          const claims = taken.map(([at, fen]) => ({ lineKey: `l${at}`, fen }));
          const of = source(keyed, { platformCouponFen });
          const { lines: found, payableFen, less } = invoiceableOf(of, claims, { withPlatformCoupons, topUpsOn: false });
          expect(payableFen).toBeGreaterThanOrEqual(0);
          for (const it of found) {
            expect(it.payableFen).toBeGreaterThan(0);
            expect(it.grossFen - it.discountFen).toBe(it.payableFen);
            const of = keyed.find(({ key }) => key === it.key);
            const mine = total(claims.filter(({ lineKey }) => lineKey === it.key).map(({ fen }) => fen));
            expect(it.payableFen + mine).toBeLessThanOrEqual(of?.payFen ?? 0);
          }
          const why = (reason: string): number => less.find((it) => it.why === reason)?.fen ?? 0;
          expect(of.paidFen - why('platform_coupon') - why('invoiced')).toBeLessThanOrEqual(payableFen);
        },
      ),
    );
  });
});

describe('arithmetic', () => {
  it('the tax in a price is that on the net, to the fen', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), rate, (gross, bps) => {
        const net = netOfGross(gross, bps);
        expect(Math.abs(gross - net - taxOfNet(net, bps))).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('an amount in capitals reads back as itself', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 99_999_999_999_999 }), (fen) => void expect(read(inCapitals(fen))).toBe(fen)));
  });
});

/** Reads capitals back, place by place. */
function read(text: string): number {
  const [, yuanText = '', cents = ''] = /^(?:(.*)圆)?(.*)$/.exec(text) ?? [];
  const digit = (of: string): number => '零壹贰叁肆伍陆柒捌玖'.indexOf(of);
  let [all, section, last] = [0, 0, 0];
  for (const character of yuanText) {
    if (digit(character) >= 0) last = digit(character);
    else if (character === '亿') [all, section, last] = [(all + section + last) * 100_000_000, 0, 0];
    else if (character === '万') [all, section, last] = [all + (section + last) * 10_000, 0, 0];
    else [section, last] = [section + last * 10 ** (1 + '拾佰仟'.indexOf(character)), 0];
  }
  const jiao = /(.)角/.exec(cents)?.[1];
  const fen = /(.)分/.exec(cents)?.[1];
  return (all + section + last) * 100 + (jiao ? digit(jiao) * 10 : 0) + (fen ? digit(fen) : 0);
}
