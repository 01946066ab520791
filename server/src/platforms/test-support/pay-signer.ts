import { createCipheriv, createSign, generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import type { MerchantCredentials } from '../wechat-pay/types.ts';

/** WeChat Pay's side, written a second time and byte by byte, so that tests can also send what it never would. */
const pair = () => generateKeyPairSync('rsa', { modulusLength: 2048 });

export const merchantKeys = pair();
const platformKeys = pair();
export const strangerKeys = pair();

export const merchant: MerchantCredentials = {
  mchId: '1900000001',
  apiV3Key: 'abcdefghijklmnopqrstuvwxyz012345',
  privateKey: merchantKeys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  certSerial: '5157F09EFDC096DE15EBE81A47057A7232F1B8E1',
  publicKey: { id: 'PUB_KEY_ID_0119000000012026', pem: platformKeys.publicKey.export({ type: 'spki', format: 'pem' }).toString() },
};

export interface Signing {
  key?: KeyObject;
  serial?: string;
  seconds?: number;
  signature?: string;
}

/** Headers of a signed answer or notice. */
export function signed(body: string | Buffer, { key = platformKeys.privateKey, serial, seconds, signature }: Signing = {}) {
  const timestamp = String(seconds ?? Math.floor(Date.now() / 1000));
  const nonce = 'n0nceOfWechatPay';
  const sign = createSign('RSA-SHA256').update(`${timestamp}\n${nonce}\n`).update(body).update('\n');
  return {
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': serial ?? merchant.publicKey?.id ?? '',
    'wechatpay-signature': signature ?? sign.sign(key, 'base64'),
  };
}

export const signedJson = (value: unknown, signing: Signing = {}) => {
  const text = JSON.stringify(value);
  return { status: 200, text, headers: { 'content-type': 'application/json', ...signed(text, signing) } };
};

export function seal(text: string, { key = merchant.apiV3Key, nonce = 'n0nceN0nce12', aad = 'transaction' } = {}) {
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(aad));
  const bytes = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { algorithm: 'AEAD_AES_256_GCM', ciphertext: bytes.toString('base64'), nonce, associated_data: aad };
}
