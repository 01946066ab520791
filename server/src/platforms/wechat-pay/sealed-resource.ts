import { createDecipheriv } from 'node:crypto';
import { z } from 'zod';

export const sealedResource = z.object({
  algorithm: z.literal('AEAD_AES_256_GCM'),
  ciphertext: z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/),
  nonce: z.string().min(1).max(64),
  associated_data: z.string().nullish(),
});

const tagBytes = 16;

/** Opens an AEAD_AES_256_GCM resource (facts §3). Throws unless every byte, the associated data and the key are right: `final()` checks the tag. */
export function openResource(apiV3Key: string, { ciphertext, nonce, associated_data: aad }: z.output<typeof sealedResource>): Buffer {
  const bytes = Buffer.from(ciphertext, 'base64');
  if (bytes.length < tagBytes) throw new Error('shorter than its tag');
  const decipher = createDecipheriv('aes-256-gcm', Buffer.from(apiV3Key, 'utf8'), Buffer.from(nonce, 'utf8'), { authTagLength: tagBytes });
  decipher.setAAD(Buffer.from(aad ?? '', 'utf8'));
  decipher.setAuthTag(bytes.subarray(-tagBytes));
  return Buffer.concat([decipher.update(bytes.subarray(0, -tagBytes)), decipher.final()]);
}
