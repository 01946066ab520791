import { refused } from './refusal.ts';

/** Far above any documented push (texts are 2 KB, mass-send results some tens of KB), far below what would hurt. */
const maxBytes = 256 * 1024;

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The body as text. Too large or not UTF-8 is refused; nothing is replaced silently, or two different bodies could look the same. */
export function decodeBody(raw: Buffer): string {
  if (raw.length > maxBytes) throw refused('too_large');
  try {
    return strict.decode(raw);
  } catch {
    throw refused('bad_utf8');
  }
}
