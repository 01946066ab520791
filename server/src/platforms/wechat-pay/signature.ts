import { createVerify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** The four headers of an answer or a notice that WeChat Pay has signed. */
export interface SignedHeaders {
  timestamp: string;
  nonce: string;
  serial: string;
  signature: string;
}

export type SignatureFault = 'missing_parameter' | 'sign_test' | 'stale_timestamp' | 'unknown_serial' | 'bad_signature';

const windowSeconds = 300;
const base64 = /^[A-Za-z0-9+/]{4,}={0,2}$/;
/** WeChat Pay now and then sends a notice that must be refused, to see that we look (facts §2). */
const probe = 'WECHATPAY/SIGNTEST/';

type Headers = Readonly<Record<string, string | string[] | undefined>>;

export function readSignedHeaders(headers: Headers): SignedHeaders {
  const text = (name: string): string => {
    const value = headers[`wechatpay-${name}`];
    return typeof value === 'string' ? value : '';
  };
  return { timestamp: text('timestamp'), nonce: text('nonce'), serial: text('serial'), signature: text('signature') };
}

/** What is wrong before any key is looked up, so that nonsense costs nothing; undefined when nothing is. */
export function faultOfHeaders({ timestamp, nonce, serial, signature }: SignedHeaders, nowMs: number): SignatureFault | undefined {
  if (!timestamp || !nonce || !serial || !signature) return 'missing_parameter';
  if (signature.startsWith(probe)) return 'sign_test';
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(nowMs / 1000 - Number(timestamp)) >= windowSeconds) return 'stale_timestamp';
  return undefined;
}

/** Over the bytes as they came: re-serialised JSON would be another message. */
export function isSignedBy(key: KeyObject, { timestamp, nonce, signature }: SignedHeaders, body: Buffer): boolean {
  if (!base64.test(signature)) return false;
  return createVerify('RSA-SHA256').update(`${timestamp}\n${nonce}\n`).update(body).update('\n').verify(key, signature, 'base64');
}
