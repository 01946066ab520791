import type { TaxMark } from '../values/invoice-words.ts';

/** How a seller's code is taxed, from a day to a day, both within; an open end is null. Days as `2026-01-31`. */
export interface RateEntry {
  code: string;
  fromOn: string;
  untilOn: string | null;
  rateBps: number;
  mark: TaxMark;
  policy: string;
  shortName: string;
}

/** What is in force for a code on a day; of several the one that began last. */
export function rateOn<Entry extends RateEntry>(entries: readonly Entry[], code: string, day: string): Entry | null {
  let found: Entry | null = null;
  for (const entry of entries) {
    if (entry.code !== code || entry.fromOn > day || (entry.untilOn !== null && entry.untilOn < day)) continue;
    if (found === null || entry.fromOn > found.fromOn) found = entry;
  }
  return found;
}
