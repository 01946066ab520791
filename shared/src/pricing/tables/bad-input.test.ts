import { describe, expect, it } from 'vitest';
import { price, PricingInputError } from '../index.ts';
import type { PriceInput } from '../index.ts';
import { line, off, order } from '../../../test/pricing/make.ts';

const tea = line('tea', 3_000);
const points = { balance: 100, fenPerHundred: 100, maxShareBps: 5_000, use: 'most' as const };
const stored = { principalFen: 100, bonusFen: 100, use: 'most' as const };

const rows: [string, PriceInput, string][] = [
  ['no line', order([]), 'no_lines'],
  ['two lines of one id', order([tea, tea]), 'duplicate_line'],
  ['quantity 0', order([line('tea', 3_000, 0)]), 'bad_quantity'],
  ['quantity −1', order([line('tea', 3_000, -1)]), 'bad_quantity'],
  ['half a piece', order([line('tea', 3_000, 0.5)]), 'bad_quantity'],
  ['quantity NaN', order([line('tea', 3_000, NaN)]), 'bad_quantity'],
  ['too many pieces', order([line('tea', 1, 1_000_001)]), 'bad_quantity'],
  ['a negative price', order([line('tea', -1)]), 'bad_price'],
  ['half a fen', order([line('tea', 0.5)]), 'bad_price'],
  ['price NaN', order([line('tea', NaN)]), 'bad_price'],
  ['price Infinity', order([line('tea', Infinity)]), 'bad_price'],
  ['a line beyond any order', order([line('tea', 1_000_000_000_000, 2)]), 'bad_price'],
  ['a negative fee', order([tea], { shippingFen: -1 }), 'bad_price'],
  ['a fee of half a fen', order([tea], { shippingFen: 0.5 }), 'bad_price'],
  ['a level of 100.01 %', order([tea], { level: { discountBps: 10_001, freeShipping: false } }), 'bad_rate'],
  ['a negative level', order([tea], { level: { discountBps: -1, freeShipping: false } }), 'bad_rate'],
  ['a level in parts of a bps', order([tea], { level: { discountBps: 0.5, freeShipping: false } }), 'bad_rate'],
  ['a share above all', order([tea], { points: { ...points, maxShareBps: 10_001 } }), 'bad_rate'],
  ['points of negative worth', order([tea], { points: { ...points, fenPerHundred: -1 } }), 'bad_rate'],
  ['a negative balance', order([tea], { points: { ...points, balance: -1 } }), 'bad_balance'],
  ['half a point', order([tea], { points: { ...points, use: 0.5 } }), 'bad_wish'],
  ['less than no points', order([tea], { points: { ...points, use: -1 } }), 'bad_wish'],
  ['negative principal', order([tea], { storedValue: { ...stored, principalFen: -1 } }), 'bad_balance'],
  ['bonus of half a fen', order([tea], { storedValue: { ...stored, bonusFen: 0.5 } }), 'bad_balance'],
  ['less than no stored value', order([tea], { storedValue: { ...stored, use: -1 } }), 'bad_wish'],
  ['one coupon twice', order([tea], { coupons: [off('k', 1), off('k', 2)] }), 'duplicate_coupon'],
  ['a coupon that is not in the wallet', order([tea], { coupons: [off('k', 1)], chosen: ['other'] }), 'unknown_coupon'],
];

describe('what cannot be priced', () => {
  it.each(rows)('%s is refused', (_, input, code) => {
    expect(() => price(input)).toThrow(PricingInputError);
    expect(() => price(input)).toThrow(expect.objectContaining({ code }) as Error);
  });
});
