import { describe, expect, it } from 'vitest';
import { buildInvoice, mergeLines, splitLines } from '../index.ts';
import type { ToInvoice } from '../index.ts';
import { line } from '../../../test/invoicing/make.ts';

const other = (more: Partial<ToInvoice>): ToInvoice => line({ key: 'l2', sourceId: 'o2', ...more });

describe('merging', () => {
  it.each<[string, Partial<ToInvoice>, Partial<ToInvoice>, number]>([
    ['the same thing', {}, {}, 1],
    ['the same price in other pieces', { quantity: 2, grossFen: 3_000 }, { quantity: 3, grossFen: 4_500 }, 1],
    ['the same price that is no whole fen', { quantity: 3, grossFen: 1_000 }, { quantity: 6, grossFen: 2_000 }, 1],
    ['the same price with other discounts', { discountFen: 100 }, { discountFen: 300 }, 1],
    ['amounts without pieces', { quantity: null }, { quantity: null, grossFen: 1 }, 1],
    ['another price', { grossFen: 3_000 }, { grossFen: 3_001 }, 2],
    ['an amount and pieces', { quantity: null }, { quantity: 1 }, 2],
    ['another code', {}, { taxCode: '1030201020000000000' }, 2],
    ['another rate', {}, { rateBps: 900 }, 2],
    ['another mark', { rateBps: 0, mark: 'exempt' }, { rateBps: 0, mark: 'not_taxable' }, 2],
    ['another policy', {}, { policy: '01' }, 2],
    ['another name', {}, { name: '绿茶' }, 2],
    ['another short name', {}, { shortName: '食品' }, 2],
    ['another spec', {}, { spec: '500g' }, 2],
    ['another unit', {}, { unit: '箱' }, 2],
    ['a gift', {}, { discountFen: 10_000 }, 1],
    ['nothing', {}, { grossFen: 0 }, 1],
  ])('%s: %#', (_, one, two, count) => {
    expect(mergeLines([line(one), other(two)])).toHaveLength(count);
  });

  it('adds up pieces, amounts and discounts and remembers whose they are', () => {
    const merged = mergeLines([
      line({ quantity: 2, grossFen: 3_000, discountFen: 100 }),
      other({ quantity: 3, grossFen: 4_500, discountFen: 50 }),
    ]);
    expect(merged[0]).toMatchObject({ quantity: 5, grossFen: 7_500, discountFen: 150 });
    expect(merged[0]?.parts).toEqual([
      { sourceId: 'o1', lineKey: 'l1', fen: 2_900 },
      { sourceId: 'o2', lineKey: 'l2', fen: 4_450 },
    ]);
  });

  it('a gift does not lower the price of what was paid', () => {
    expect(mergeLines([line({}), other({ discountFen: 10_000 })])).toEqual([line({})]);
  });
});

describe('splitting', () => {
  const many = (count: number, more: Partial<ToInvoice> = {}): ToInvoice[] =>
    Array.from({ length: count }, (_, at) => line({ key: `l${at}`, ...more }));
  const parts = (invoices: ToInvoice[][]): string =>
    invoices.map((lines) => lines.map((it) => it.grossFen - it.discountFen).join('+')).join(' | ');

  it.each<[string, ToInvoice[], { maxRows: number; maxNetFen: number | null }, string]>([
    ['nothing', [], { maxRows: 10, maxNetFen: null }, ''],
    ['what fits', many(3), { maxRows: 3, maxNetFen: null }, '10000+10000+10000'],
    ['one row too many', many(4), { maxRows: 3, maxNetFen: null }, '10000+10000+10000 | 10000'],
    ['discounts count as rows', many(3, { discountFen: 1 }), { maxRows: 4, maxNetFen: null }, '9999+9999 | 9999'],
    ['a pair is never torn apart', many(3, { discountFen: 1 }), { maxRows: 3, maxNetFen: null }, '9999 | 9999 | 9999'],
    ['one row only', many(2, { discountFen: 1 }), { maxRows: 1, maxNetFen: null }, '9999 | 9999'],
    ['the limit to the fen', many(2), { maxRows: 10, maxNetFen: 17_700 }, '10000+10000'],
    ['a fen above the limit', many(2), { maxRows: 10, maxNetFen: 17_699 }, '10000 | 10000'],
    ['a line above the limit, by the piece', [line({ quantity: 4 })], { maxRows: 10, maxNetFen: 4_425 }, '5000 | 5000'],
    ['pieces that do not divide', [line({ quantity: 3 })], { maxRows: 10, maxNetFen: 5_000 }, '3333 | 3333 | 3334'],
    ['a piece above the limit', [line({ quantity: 1 })], { maxRows: 10, maxNetFen: 4_000 }, '4520 | 4520 | 960'],
    ['an amount', [line({ quantity: null, grossFen: 1_000, rateBps: 0 })], { maxRows: 10, maxNetFen: 300 }, '300 | 300 | 300 | 100'],
    [
      'what is left makes room',
      [line({ quantity: null, grossFen: 1_000, rateBps: 0 }), line({ grossFen: 200, rateBps: 0 })],
      { maxRows: 10, maxNetFen: 300 },
      '300 | 300 | 300 | 100+200',
    ],
    ['gifts are left out', [line({ discountFen: 10_000 }), line({})], { maxRows: 1, maxNetFen: null }, '10000'],
  ])('%s', (_, lines, limits, expected) => {
    expect(parts(splitLines(lines, limits, { discountRows: true }))).toBe(expected);
  });

  it('leaves every piece its price and its share of the discount', () => {
    const [first, second] = splitLines(
      [line({ quantity: 4, discountFen: 400 })],
      { maxRows: 10, maxNetFen: 4_300 },
      { discountRows: true },
    );
    expect(first?.[0]).toMatchObject({ quantity: 2, grossFen: 5_000, discountFen: 200 });
    expect(second?.[0]).toMatchObject({ quantity: 2, grossFen: 5_000, discountFen: 200 });
  });

  it('tells whose money is on which invoice', () => {
    const merged = mergeLines([line({ quantity: null, grossFen: 700, rateBps: 0 }), other({ quantity: null, grossFen: 500, rateBps: 0 })]);
    const invoices = splitLines(merged, { maxRows: 10, maxNetFen: 1_000 }, { discountRows: true }).map((lines) =>
      buildInvoice(lines, { discountRows: true }),
    );
    expect(invoices.map((invoice) => invoice.rows.flatMap((row) => row.parts))).toEqual([
      [
        { sourceId: 'o1', lineKey: 'l1', fen: 700 },
        { sourceId: 'o2', lineKey: 'l2', fen: 300 },
      ],
      [{ sourceId: 'o2', lineKey: 'l2', fen: 200 }],
    ]);
  });
});
