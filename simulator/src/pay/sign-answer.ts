import { randomBytes } from 'node:crypto';
import { Formatter, Rsa } from 'wechatpay-axios-plugin';
import { freshId } from '../world/ids.ts';
import type { Signer } from './keys.ts';
import { payKeys } from './keys.ts';
import type { Material } from './platform.ts';

/** A merchant who has begun to change over gets the material asked for; who asks for none gets the certificate. */
export function signerFor(material: Material, askedFor: string): Signer {
  const keys = payKeys();
  return material === 'public_key' && askedFor === keys.publicKey.serial ? keys.publicKey : keys.certificate;
}

/** Notices ask for nothing: they follow the merchant's setting. */
export const signerOfNotices = (material: Material): Signer => (material === 'public_key' ? payKeys().publicKey : payKeys().certificate);

export interface Stamp {
  timestamp: number;
  nonce: string;
}

export const stampAt = (seconds: number): Stamp => ({ timestamp: seconds, nonce: freshId('', 32) });

export const signatureHeaders = (signer: Signer, stamp: Stamp, body: string): Record<string, string> => ({
  'Wechatpay-Timestamp': String(stamp.timestamp),
  'Wechatpay-Nonce': stamp.nonce,
  'Wechatpay-Serial': signer.serial,
  'Wechatpay-Signature': Rsa.sign(Formatter.response(stamp.timestamp, stamp.nonce, body), signer.key),
  'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
});

/** The number after the dash tells the error in detail; 0 when all is well. */
export const requestId = (number: number): string => `${randomBytes(18).toString('hex').toUpperCase()}-${number}`;
