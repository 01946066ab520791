import { describe, expect, it } from 'vitest';
import { netOfGross, taxOfNet } from '../index.ts';

// a × b / c to the nearest, halves up, on big integers: nothing in common with the arithmetic under test.
const rounded = (a: number, b: number, c: number): number => Number((2n * BigInt(a) * BigInt(b) + BigInt(c)) / (2n * BigInt(c)));

const rates = [1_300, 900, 600, 500, 300, 150, 100, 0];

describe('the tax in a price', () => {
  // With tax, rate, without tax, tax. The first four are the facts sheet's, the others were worked out by hand.
  it.each([
    [10_000, 1_300, 8_850, 1_150],
    [429_900, 1_300, 380_442, 49_458],
    [990, 600, 934, 56],
    [1, 1_300, 1, 0],
    [2, 1_300, 2, 0],
    [4, 1_300, 4, 0],
    [5, 1_300, 4, 1],
    [113, 1_300, 100, 13],
    [11_300, 1_300, 10_000, 1_300],
    [10_900, 900, 10_000, 900],
    [10_600, 600, 10_000, 600],
    [10_300, 300, 10_000, 300],
    [10_100, 100, 10_000, 100],
    [10_150, 150, 10_000, 150],
    [10_500, 500, 10_000, 500],
    [3, 10_000, 2, 1],
    [0, 1_300, 0, 0],
    [9_999, 0, 9_999, 0],
    [999_999_999_999, 1_300, 884_955_752_212, 115_044_247_787],
  ])('%i fen at %i bps is %i and %i', (gross, bps, net, tax) => {
    expect(netOfGross(gross, bps)).toBe(net);
    expect(gross - netOfGross(gross, bps)).toBe(tax);
  });

  const amounts = [7, 99, 101, 1_990, 12_345, 88_888, 1_000_001];
  const rows = amounts.flatMap((gross) => rates.map((bps): [number, number, number] => [gross, bps, rounded(gross, 10_000, 10_000 + bps)]));

  it.each(rows)('%i fen at %i bps leaves %i', (gross, bps, net) => {
    expect(netOfGross(gross, bps)).toBe(net);
  });

  it.each(rows.slice(0, 16))('what goes back of %i fen at %i bps is the same with a minus', (gross, bps, net) => {
    expect(netOfGross(-gross, bps)).toBe(-net);
  });
});

describe('the tax on an amount', () => {
  it.each([
    [8_850, 1_300, 1_151],
    [10_000, 1_300, 1_300],
    [50, 100, 1],
    [49, 100, 0],
    [150, 100, 2],
    [1, 1_300, 0],
    [4, 1_300, 1],
    [-10_000, 600, -600],
    [12_345, 0, 0],
    [9_007_199_254_740, 1_300, 1_170_935_903_116],
  ])('%i fen at %i bps is %i', (net, bps, tax) => {
    expect(taxOfNet(net, bps)).toBe(tax);
  });
});
