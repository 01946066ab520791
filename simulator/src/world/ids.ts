import { createHash, randomBytes } from 'node:crypto';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const spell = (bytes: Buffer, length: number): string => {
  let text = '';
  for (let at = 0; at < length; at += 1) text += ALPHABET[(bytes[at % bytes.length] ?? 0) % ALPHABET.length];
  return text;
};

/** The same words give the same id, so that a restarted simulator still knows its people. */
export const stableId = (prefix: string, length: number, ...words: string[]): string =>
  prefix + spell(createHash('sha512').update(words.join('\n')).digest(), length - prefix.length);

export const freshId = (prefix: string, length: number): string => prefix + spell(randomBytes(length), length - prefix.length);

export const hexId = (prefix: string, hexLength: number, ...words: string[]): string =>
  prefix + createHash('sha256').update(words.join('\n')).digest('hex').slice(0, hexLength);

let lastMessageId = 24_000_000_000_000_000n + BigInt(Date.now());

/** Beyond 2^53 on purpose: the real ones are. */
export const messageId = (): bigint => {
  lastMessageId += 17n;
  return lastMessageId;
};
