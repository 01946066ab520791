import { parseJsonKeepingLongIntegers } from '../api/json-text.ts';
import { toFields } from './fields.ts';
import { refused } from './refusal.ts';
import type { Fields } from './types.ts';

/** Reads a JSON object into the same fields XML gives; long integers keep their digits. */
export function readJson(text: string): Fields {
  let parsed: unknown;
  try {
    parsed = parseJsonKeepingLongIntegers(text);
  } catch {
    throw refused('bad_json');
  }
  return toFields(parsed, 'bad_json');
}
