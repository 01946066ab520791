import { refused } from './refusal.ts';
import type { CallbackQuery } from './types.ts';

const maxParameterLength = 4096;

/** The raw text of one query parameter; missing, empty, repeated or oversized is refused. Never trimmed or parsed: signatures cover the raw text. */
export function parameter(query: CallbackQuery, name: string): string {
  const value = query[name];
  if (typeof value !== 'string' || value === '' || value.length > maxParameterLength) throw refused('missing_parameter');
  return value;
}
