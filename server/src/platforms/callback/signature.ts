import { createHash, timingSafeEqual } from 'node:crypto';
import { refused } from './refusal.ts';

/** sha1, lower hex, over the parts sorted by byte order and joined (facts: official account §2.2, WeCom §2.2). */
export function signatureOf(parts: readonly string[]): string {
  const sorted = parts.map((part) => Buffer.from(part, 'utf8')).sort((a, b) => Buffer.compare(a, b));
  return createHash('sha1').update(Buffer.concat(sorted)).digest('hex');
}

/** Throws `bad_signature` unless `given` is the signature of the parts; the time taken does not tell how much of it was right. */
export function checkSignature(given: string, parts: readonly string[]): void {
  if (!sameText(given, signatureOf(parts))) throw refused('bad_signature');
}

/** Compares without telling by time where the first difference is. Lengths may be told: they are public. */
export function sameText(a: string, b: string): boolean {
  const left = Buffer.from(a, 'utf8');
  const right = Buffer.from(b, 'utf8');
  return left.length === right.length && timingSafeEqual(left, right);
}

/**
 * Throws `stale_timestamp` when the signed timestamp (Unix seconds, as received) is further than `maxSkewSeconds` from now.
 * Our own choice, not Tencent's: it limits how long a seen push can be replayed. 0 switches it off.
 */
export function checkFreshness(timestamp: string, nowMs: number, maxSkewSeconds: number): void {
  if (maxSkewSeconds === 0) return;
  if (!/^\d{1,12}$/.test(timestamp)) throw refused('stale_timestamp');
  if (Math.abs(nowMs / 1000 - Number(timestamp)) > maxSkewSeconds) throw refused('stale_timestamp');
}
