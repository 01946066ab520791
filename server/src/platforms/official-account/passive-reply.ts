import { randomBytes } from 'node:crypto';
import { seal } from '../callback/cipher.ts';
import { signatureOf } from '../callback/signature.ts';
import { writeXml } from '../callback/xml-writer.ts';
import type { OfficialAccountCallbackOptions, TextReply } from './types.ts';

const seconds = (milliseconds: number): number => Math.floor(milliseconds / 1000);

/** Facts §2.10. */
export function textReplyXml({ to, from, text, now }: Omit<TextReply, 'encrypted'>): string {
  return writeXml({ ToUserName: to, FromUserName: from, CreateTime: seconds(now), MsgType: 'text', Content: text });
}

/** Facts §2.5: in safe and compat mode any answer but empty or `success` must be encrypted and signed with our own time. */
export function sealReply(
  account: Pick<OfficialAccountCallbackOptions, 'appId' | 'token' | 'encodingAesKey'>,
  xml: string,
  now: number,
): string {
  if (account.encodingAesKey === undefined) throw new Error('an encrypted reply needs an encodingAesKey');
  const sealed = seal(account.encodingAesKey, account.appId, xml);
  const nonce = randomBytes(8).toString('hex');
  const timestamp = seconds(now);
  const signature = signatureOf([account.token, String(timestamp), nonce, sealed]);
  return writeXml({ Encrypt: sealed, MsgSignature: signature, TimeStamp: timestamp, Nonce: nonce });
}
