import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
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
  /** Keyed proof that this text was written by a holder of the newest key: `keyId.mac`. */
  sign(text: string): string;
  /** Whether the proof is ours and for this very text; false under a key we no longer hold. */
  isSigned(text: string, proof: string): boolean;
  /** The key new values are sealed under, and whether a sealed value is under it already. */
  newestKeyId: string;
  isCurrent(sealed: string): boolean;
  /** Every key we hold by name, the newest first. */
  keyIds: readonly string[];
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
    const derived = (purpose: string): KeyObject => createSecretKey(Buffer.from(hkdfSync('sha256', key, '', purpose, 32)));
    return { id, key, indexKey: derived('lianke blind index'), proofKey: derived('lianke proof') };
  });
  const [newest] = ring;
  if (!newest) throw new Error('DATA_KEYS is empty');
  const macOf = (proofKey: KeyObject, text: string): string => createHmac('sha256', proofKey).update(text).digest('base64url');
  const indexUnder = (indexKey: KeyObject, text: string, purpose: string): string =>
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
    sign: (text) => `${newest.id}.${macOf(newest.proofKey, text)}`,
    isSigned: (text, proof) => {
      const entry = ring.find((it) => it.id === proof.split('.')[0]);
      if (!entry) return false;
      const expected = Buffer.from(`${entry.id}.${macOf(entry.proofKey, text)}`);
      const given = Buffer.from(proof);
      return given.length === expected.length && timingSafeEqual(given, expected);
    },
    newestKeyId: newest.id,
    keyIds: ring.map(({ id }) => id),
    isCurrent: (sealed) => sealed.startsWith(`${newest.id}.`),
  };
}
