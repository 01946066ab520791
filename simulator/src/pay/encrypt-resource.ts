import { randomBytes } from 'node:crypto';
import { Aes } from 'wechatpay-axios-plugin';
import { payKeys } from './keys.ts';

/** AEAD_AES_256_GCM under the merchant's APIv3 key. */
export function encryptResource(plain: string, associatedData: string) {
  const nonce = randomBytes(6).toString('hex');
  return {
    algorithm: 'AEAD_AES_256_GCM',
    ciphertext: Aes.AesGcm.encrypt(plain, payKeys().apiV3Key, nonce, associatedData),
    associated_data: associatedData,
    nonce,
  };
}
