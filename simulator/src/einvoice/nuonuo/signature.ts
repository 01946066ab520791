import { createHmac, timingSafeEqual } from 'node:crypto';

interface Signed {
  /** The last three pieces of the path: open, v1, services. */
  pieces: readonly [string, string, string];
  appkey: string;
  senid: string;
  nonce: string;
  timestamp: string;
  /** Exactly as it came. */
  body: string;
}

export function signatureOf(secret: string, { pieces, appkey, senid, nonce, timestamp, body }: Signed): string {
  const [first, second, third] = pieces;
  const text = `a=${third}&l=${second}&p=${first}&k=${appkey}&i=${senid}&n=${nonce}&t=${timestamp}&f=${body}`;
  return createHmac('sha1', secret).update(text, 'utf8').digest('base64');
}

export function isSignedBy(secret: string, signed: Signed, signature: string): boolean {
  const wanted = Buffer.from(signatureOf(secret, signed));
  const given = Buffer.from(signature);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}
