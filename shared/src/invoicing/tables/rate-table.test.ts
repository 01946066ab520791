import { describe, expect, it } from 'vitest';
import { rateOn } from '../index.ts';
import type { RateEntry } from '../index.ts';

const entry = (code: string, fromOn: string, untilOn: string | null, rateBps: number): RateEntry => ({
  ...{ code, fromOn, untilOn, rateBps },
  ...{ mark: rateBps === 0 ? 'exempt' : 'taxed', policy: '', shortName: code },
});

// Cakes were taxed at 13 %, then for a while at 9, and nobody has said what comes after; for milk two entries overlap; books begin in future.
const entries = [
  entry('cakes', '2026-03-01', '2026-06-30', 900),
  entry('cakes', '2020-01-01', '2026-02-28', 1_300),
  entry('milk', '2020-01-01', null, 900),
  entry('milk', '2026-04-01', '2026-04-30', 100),
  entry('books', '2027-01-01', null, 0),
];

describe('the rate of a code on a day', () => {
  it.each<[string, string, number | null]>([
    ['cakes', '2019-12-31', null],
    ['cakes', '2020-01-01', 1_300],
    ['cakes', '2026-02-28', 1_300],
    ['cakes', '2026-03-01', 900],
    ['cakes', '2026-06-30', 900],
    ['cakes', '2026-07-01', null],
    ['milk', '2026-03-31', 900],
    ['milk', '2026-04-01', 100],
    ['milk', '2026-04-30', 100],
    ['milk', '2026-05-01', 900],
    ['books', '2026-12-31', null],
    ['books', '2027-01-01', 0],
    ['shoes', '2026-01-01', null],
    ['', '2026-01-01', null],
  ])('%s on %s: %s', (code, day, rate) => {
    expect(rateOn(entries, code, day)?.rateBps ?? null).toBe(rate);
    expect(rateOn([...entries].reverse(), code, day)?.rateBps ?? null).toBe(rate);
  });
});
