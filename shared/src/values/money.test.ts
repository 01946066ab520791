import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatFen, formatYuan, parseYuan } from './money.ts';

describe('money', () => {
  it.each([
    [0, '¥0.00'],
    [1, '¥0.01'],
    [128_000, '¥1,280.00'],
    [999_999_999, '¥9,999,999.99'],
    [-50, '-¥0.50'],
  ])('%i fen is %s', (fen, text) => expect(formatYuan(fen)).toBe(text));

  it('reads back whatever it wrote', () => {
    fc.assert(fc.property(fc.integer({ min: -1e13, max: 1e13 }), (fen) => parseYuan(formatFen(fen)) === fen));
  });

  it.each(['', '1.234', 'abc', '1e5', '.5'])('%s is no amount', (text) => expect(parseYuan(text)).toBeNull());

  it('takes what people type', () => {
    expect(parseYuan(' ¥1,280.5 ')).toBe(128_050);
    expect(parseYuan('88')).toBe(8_800);
  });
});
