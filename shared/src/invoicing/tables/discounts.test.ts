import { describe, expect, it } from 'vitest';
import { buildInvoice, redOf } from '../index.ts';
import type { BuiltRow } from '../index.ts';
import { line } from '../../../test/invoicing/make.ts';

const shown = (row: BuiltRow): string => `${row.kind} ${row.netFen}+${row.taxFen}`;

describe('a line and its discount', () => {
  // Before discount, discount, rate; with discount rows; net.
  it.each<[number, number, number, string[], string]>([
    [10_000, 0, 1_300, ['normal 8850+1150'], 'normal 8850+1150'],
    [10_000, 1_000, 1_300, ['discounted 8850+1150', 'discount -885+-115'], 'normal 7965+1035'],
    [10_000, 5_000, 1_300, ['discounted 8850+1150', 'discount -4425+-575'], 'normal 4425+575'],
    [10_000, 9_999, 1_300, ['discounted 8850+1150', 'discount -8849+-1150'], 'normal 1+0'],
    [10_000, 1, 1_300, ['discounted 8850+1150', 'discount -1+0'], 'normal 8849+1150'],
    [10_000, 4, 1_300, ['discounted 8850+1150', 'discount -4+0'], 'normal 8846+1150'],
    [10_000, 10_000, 1_300, [], ''],
    [0, 0, 1_300, [], ''],
    [990, 90, 600, ['discounted 934+56', 'discount -85+-5'], 'normal 849+51'],
    [990, 90, 0, ['discounted 990+0', 'discount -90+0'], 'normal 900+0'],
    [2, 1, 1_300, ['discounted 2+0', 'discount -1+0'], 'normal 1+0'],
    [1, 0, 1_300, ['normal 1+0'], 'normal 1+0'],
    [1_090, 90, 900, ['discounted 1000+90', 'discount -83+-7'], 'normal 917+83'],
    [10_101, 101, 100, ['discounted 10001+100', 'discount -100+-1'], 'normal 9901+99'],
    [10_300, 300, 300, ['discounted 10000+300', 'discount -291+-9'], 'normal 9709+291'],
    [10_500, 500, 500, ['discounted 10000+500', 'discount -476+-24'], 'normal 9524+476'],
    [20_300, 10_000, 150, ['discounted 20000+300', 'discount -9852+-148'], 'normal 10148+152'],
  ])('%i with %i off at %i bps', (grossFen, discountFen, rateBps, rows, net) => {
    const bought = [line({ grossFen, discountFen, rateBps })];
    expect(buildInvoice(bought, { discountRows: true }).rows.map(shown)).toEqual(rows);
    expect(buildInvoice(bought, { discountRows: false }).rows.map(shown).join()).toBe(net);
  });

  it('a discount that would be nothing but tax keeps a fen of its own', () => {
    // Both 5 and 4 fen are 4 fen without tax at 13 %.
    const { rows } = buildInvoice([line({ grossFen: 5, discountFen: 1 })], { discountRows: true });
    expect(rows.map(shown)).toEqual(['discounted 4+1', 'discount -1+0']);
  });

  it('stands right below its line, under the same name, code and rate, without pieces and price', () => {
    const { rows } = buildInvoice([line({ key: 'a', discountFen: 500, quantity: 3 }), line({ key: 'b', name: '茶' })], {
      discountRows: true,
    });
    expect(rows.map((row) => row.kind)).toEqual(['discounted', 'discount', 'normal']);
    const [first, discount] = rows;
    expect(discount).toMatchObject({ printedName: first?.printedName, taxCode: first?.taxCode, rateBps: first?.rateBps });
    expect(discount).toMatchObject({ quantity: null, unitPrice: null, parts: [] });
    expect(first?.parts).toEqual([{ sourceId: 'o1', lineKey: 'a', fen: 9_500 }]);
  });

  it('turns red within its line', () => {
    const red = redOf(buildInvoice([line({ discountFen: 1_000, quantity: 3 })], { discountRows: true }));
    expect(red).toMatchObject({ netFen: -7_965, taxFen: -1_035, totalFen: -9_000 });
    expect(red.rows).toHaveLength(1);
    expect(red.rows[0]).toMatchObject({ kind: 'normal', quantity: '-3', unitPrice: '26.55', netFen: -7_965 });
    expect(red.rows[0]?.parts).toEqual([{ sourceId: 'o1', lineKey: 'l1', fen: -9_000 }]);
  });
});

describe('the price of a piece, without tax', () => {
  it.each<[number, number | null, number, string | null]>([
    [11_300, 1, 1_300, '100'],
    [11_300, 3, 1_300, '33.33333333'],
    [22_600, 3, 1_300, '66.66666667'],
    [10_000, 1, 1_300, '88.5'],
    [10_000, 7, 1_300, '12.64285714'],
    [113, 200, 1_300, '0.005'],
    [1, 3, 0, '0.00333333'],
    [2, 3, 0, '0.00666667'],
    [299_999_999, 3, 0, '999999.99666667'],
    [100_000_000_000, 3, 0, '333333333.333333'],
    [10_000, null, 1_300, null],
    [10_000, 0, 1_300, null],
    [10_000, 1.5, 1_300, null],
  ])('%i fen for %s at %i bps: %s', (grossFen, quantity, rateBps, price) => {
    const [row] = buildInvoice([line({ grossFen, quantity, rateBps })], { discountRows: true }).rows;
    expect(row?.unitPrice).toBe(price);
    expect(row?.quantity).toBe(price === null ? null : String(quantity));
  });
});
