import { randomBytes } from 'node:crypto';
import { createCipheriv, createHash } from 'node:crypto';

/** Tencent's side of a push, written a second time and byte by byte, so that tests can also send what Tencent never would. */
export interface Sender {
  token: string;
  encodingAesKey: string;
  receiverId: string;
}

export const sha1Of = (parts: string[]): string => createHash('sha1').update(parts.sort().join('')).digest('hex');

/** AES-256-CBC over exactly these bytes; they must fill whole blocks. */
export function sealBytes(encodingAesKey: string, plain: Buffer): string {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64');
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64');
}

export interface Crooked {
  message?: Buffer;
  receiverId?: string;
  declaredLength?: number;
  padByte?: number;
}

export function sealMessage(sender: Sender, text: string, crooked: Crooked = {}): string {
  const message = crooked.message ?? Buffer.from(text, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(crooked.declaredLength ?? message.length);
  const body = Buffer.concat([randomBytes(16), length, message, Buffer.from(crooked.receiverId ?? sender.receiverId, 'utf8')]);
  const pad = 32 - (body.length % 32);
  return sealBytes(sender.encodingAesKey, Buffer.concat([body, Buffer.alloc(pad, crooked.padByte ?? pad)]));
}

/** A signed query for an `Encrypt` value, as both the official account and WeCom send it. */
export function signedQuery(token: string, sealed: string, timestamp = '1767225600', nonce = '778899001'): Record<string, string> {
  return {
    timestamp,
    nonce,
    signature: sha1Of([token, timestamp, nonce]),
    msg_signature: sha1Of([token, timestamp, nonce, sealed]),
    encrypt_type: 'aes',
  };
}

export const sealedXml = (sealed: string): Buffer =>
  Buffer.from(`<xml><ToUserName><![CDATA[gh_demo00000001]]></ToUserName><Encrypt><![CDATA[${sealed}]]></Encrypt></xml>`);
