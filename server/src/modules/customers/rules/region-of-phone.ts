import { readFileSync } from 'node:fs';
import { regionName } from '@lianke/shared/regions';

interface Table {
  firstHead: number;
  regions: string[];
  /** Where each run of heads begins, and the place of its region in `regions`. */
  starts: Uint32Array;
  places: Uint16Array;
}
let table: Table | undefined;

/** Read on first use: 0.3 MB, not worth a second of anybody's start. Made by scripts/build-phone-regions. */
function readTable(): Table {
  const file = JSON.parse(readFileSync(new URL('phone-regions.json', import.meta.url), 'utf8')) as {
    firstHead: number;
    regions: string[];
    runs: string;
  };
  const runs = file.runs.split(' ').map((run) => run.split('.').map((part) => Number.parseInt(part, 36)));
  const starts = new Uint32Array(runs.length);
  let head = file.firstHead;
  runs.forEach(([count = 0], at) => {
    starts[at] = head;
    head += count;
  });
  return { ...file, starts, places: Uint16Array.from(runs, ([, place = 0]) => place) };
}

/**
 * Where a mainland mobile number was first sold: a city or a province. Null for other numbers and for ranges the data does not know (it knows
 * practically all of 13x, 15x and 18x, most of 145, 147 and 177, half of 170, 176 and 178; nothing of 166, 173, 175 and 19x). People move and keep their number, so this is a first guess, never written over a known region.
 */
export function regionOfPhone(phone: string): { code: string; name: string } | null {
  const digits = phone.replace(/\D/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '');
  if (!/^1[3-9]\d{9}$/.test(digits)) return null;
  table ??= readTable();
  const head = Number(digits.slice(0, 7));
  let low = 0;
  let high = table.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((table.starts[middle] ?? 0) <= head) low = middle;
    else high = middle - 1;
  }
  const code = table.regions[table.places[low] ?? 0];
  return code ? { code, name: regionName(code) ?? '' } : null;
}
