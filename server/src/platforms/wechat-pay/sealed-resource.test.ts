import { expect, test } from 'vitest';
import { openResource } from './sealed-resource.ts';

/** Facts §3. */
const key = 'abcdefghijklmnopqrstuvwxyz012345';
const vector = {
  algorithm: 'AEAD_AES_256_GCM' as const,
  nonce: 'n0nceN0nce12',
  associated_data: 'transaction',
  ciphertext: 'bHCLMjqL8GG7LpGKLSnGMhjbmLUtB8BjssC+m6nd7Hz5nTtcM1yi9lXI4Od7Nlahno9unR6vSut6kS7JgLq6YDXRsRxGazdXS/M=',
};

const flipped = (at: number): string => {
  const bytes = Buffer.from(vector.ciphertext, 'base64');
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString('base64');
};

test('the golden vector opens', () => {
  expect(openResource(key, vector).toString()).toBe('{"out_trade_no":"T20260301000001","amount":{"total":1000}}');
});

test('one flipped bit anywhere, in the text or in the tag, and it stays closed', () => {
  const { length } = Buffer.from(vector.ciphertext, 'base64');
  for (let at = 0; at < length; at += 1) expect(() => openResource(key, { ...vector, ciphertext: flipped(at) })).toThrow();
});

test.each([
  ['other associated data', key, { ...vector, associated_data: 'refund' }],
  ['no associated data', key, { ...vector, associated_data: undefined }],
  ['another nonce', key, { ...vector, nonce: 'n0nceN0nce13' }],
  ['another key', 'abcdefghijklmnopqrstuvwxyz012346', vector],
  ['a shortened tag', key, { ...vector, ciphertext: Buffer.from(vector.ciphertext, 'base64').subarray(0, -4).toString('base64') }],
  ['less than a tag', key, { ...vector, ciphertext: 'AAAA' }],
])('%s does not open it', (_, apiV3Key, resource) => {
  expect(() => openResource(apiV3Key, resource)).toThrow();
});
