import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fenOfYuan } from './yuan.ts';

test('every amount of fen comes back from its yuan, digit by digit', () => {
  fc.assert(
    fc.property(fc.integer({ min: -99_999_999_999, max: 99_999_999_999 }), (fen) => {
      const whole = Math.abs(fen);
      const text = `${fen < 0 ? '-' : ''}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
      expect(fenOfYuan(text)).toBe(fen);
    }),
  );
});

test.each([
  ['1.15', 115],
  ['0.29', 29],
  ['10', 1000],
  ['10.5', 1050],
  ['-0.00', 0],
  ['4.35000', 435],
])('%s yuan is %i fen', (text, fen) => expect(fenOfYuan(text)).toBe(fen));

test.each(['', '1.234', '1,000.00', '1e3', '.5', '1.', 'NaN', '１.00', '99999999999999.00'])('“%s” is no amount', (text) => {
  expect(() => fenOfYuan(text)).toThrow();
});
