import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto';
import { randomSlice } from './random-pool.ts';

/** Personal data at rest: AES-256-GCM under a named key, and keyed hashes to look it up without storing it in clear. */
export interface Sealing {
  /** Text → `keyId.iv.tag.cipher` (base64url). `context` binds the value to its place: a value moved elsewhere does not open. */
  seal(text: string, context: string): string;
  /** Throws when the text was changed, moved, or sealed under a key we no longer hold. */
  open(sealed: string, context: string): string;
  /** Keyed hash for exact look-up: 43 characters, the same for the same text and purpose. Under the newest key: what is written. */
  blindIndex(text: string, purpose: string): string;
  /** The hash under every key we hold, the newest first: what is searched for, so that values not rotated yet are found. */
  blindIndexes(text: string, purpose: string): string[];
  /** The key new values are sealed under, and whether a sealed value is under it already. */
  newestKeyId: string;
  isCurrent(sealed: string): boolean;
}

/**
 * `keys` is `id:base64,id:base64`: the newest first seals, the others still open and are still searched for.
 * To rotate: add the new key at the END everywhere, then move it to the front everywhere, then run rotate-keys, then drop the old one
 * (docs/operations.md): so no process ever meets a value under a key it does not hold.
 */
export function createSealing(keys: string): Sealing {
  const ring = keys.split(',').map((entry) => {
    const [id = '', base64 = ''] = entry.split(':');
    const key = Buffer.from(base64, 'base64');
    if (!id || key.length !== 32) throw new Error('DATA_KEYS: every entry must be id:base64 of 32 bytes');
    return { id, key, indexKey: Buffer.from(hkdfSync('sha256', key, '', 'lianke blind index', 32)) };
  });
  const [newest] = ring;
  if (!newest) throw new Error('DATA_KEYS is empty');
  const indexUnder = (indexKey: Buffer, text: string, purpose: string): string =>
    createHmac('sha256', indexKey).update(`${purpose}\n${text}`).digest('base64url');

  return {
    seal(text, context) {
      const iv = randomSlice(12);
      const cipher = createCipheriv('aes-256-gcm', newest.key, iv).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return [newest.id, iv.toString('base64url'), cipher.getAuthTag().toString('base64url'), body.toString('base64url')].join('.');
    },
    open(sealed, context) {
      const [id, iv, tag, body] = sealed.split('.');
      const entry = ring.find((it) => it.id === id);
      if (!entry || !iv || !tag || body === undefined) throw new Error(`cannot open a value sealed under key "${id}"`);
      const decipher = createDecipheriv('aes-256-gcm', entry.key, Buffer.from(iv, 'base64url'), { authTagLength: 16 });
      decipher.setAAD(Buffer.from(context)).setAuthTag(Buffer.from(tag, 'base64url'));
      return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8');
    },
    blindIndex: (text, purpose) => indexUnder(newest.indexKey, text, purpose),
    blindIndexes: (text, purpose) => ring.map(({ indexKey }) => indexUnder(indexKey, text, purpose)),
    newestKeyId: newest.id,
    isCurrent: (sealed) => sealed.startsWith(`${newest.id}.`),
  };
}
