import { refused } from './refusal.ts';
import type { RefusalReason } from './refusal.ts';
import type { Fields, FieldValue } from './types.ts';

/** Tencent's deepest push has five levels. */
const maxDepth = 12;

/** Names that would reach an object's prototype when copied carelessly. */
const reservedNames = new Set(['__proto__', 'constructor', 'prototype']);

/** Turns a parser's result into fields: every scalar as trimmed text (facts §2.7: blanks occur around values, numbers may be strings). */
export function toFields(value: unknown, reason: RefusalReason): Fields {
  const converted = convert(value, reason, 0);
  if (typeof converted === 'string' || Array.isArray(converted)) throw refused(reason);
  return converted;
}

function convert(value: unknown, reason: RefusalReason, depth: number): FieldValue {
  if (depth > maxDepth) throw refused(reason);
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((item) => convert(item, reason, depth + 1));
  if (typeof value !== 'object') throw refused(reason);
  const fields: Fields = {};
  for (const [name, item] of Object.entries(value)) {
    if (reservedNames.has(name)) throw refused(reason);
    fields[name] = convert(item, reason, depth + 1);
  }
  return fields;
}

/** A field that is text; absent or empty gives undefined; a list or an object where text belongs is refused. */
export function textField(fields: Fields, name: string): string | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (value === undefined || value === '') return undefined;
  if (typeof value !== 'string') throw refused('bad_message');
  return value;
}

/** As textField, but absent is refused too. */
export function requiredField(fields: Fields, name: string): string {
  const value = textField(fields, name);
  if (value === undefined) throw refused('bad_message');
  return value;
}

/** A required field that is whole Unix seconds. */
export function secondsField(fields: Fields, name: string): number {
  const value = requiredField(fields, name);
  if (!/^\d{1,12}$/.test(value)) throw refused('bad_message');
  return Number(value);
}
