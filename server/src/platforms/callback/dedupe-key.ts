import { createHash } from 'node:crypto';
import type { FieldValue } from './types.ts';

/** 64 hex characters over parts; JSON keeps the borders between parts, so that `ab`+`c` and `a`+`bc` differ. */
export function hashedKey(parts: readonly FieldValue[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts.map(inOrder)))
    .digest('hex');
}

function inOrder(value: FieldValue): FieldValue {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(inOrder);
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]) => [name, inOrder(item)]);
}
