import { createHash } from 'node:crypto';
import WXBizMsgCrypt from 'wechat-crypto';

export interface Crypt {
  /** signature: the three-part one of the official account's plain mode and GET check. */
  sign(timestamp: string, nonce: string): string;
  /** msg_signature: the four-part one over the cipher text. */
  signMessage(timestamp: string, nonce: string, encrypted: string): string;
  encrypt(text: string): string;
  /** Throws when the text was not made with this key for this account. */
  decrypt(encrypted: string): string;
}

const sha1 = (text: string): string => createHash('sha1').update(text).digest('hex');

export function createCrypt(token: string, encodingAesKey: string, receiver: string): Crypt {
  const library = new WXBizMsgCrypt(token, encodingAesKey, receiver);
  return {
    sign: (timestamp, nonce) => sha1([token, timestamp, nonce].sort().join('')),
    signMessage: (timestamp, nonce, encrypted) => library.getSignature(timestamp, nonce, encrypted),
    encrypt: (text) => library.encrypt(text),
    decrypt: (encrypted) => {
      const { message, id } = library.decrypt(encrypted);
      // The library leaves the comparison to its caller.
      if (id !== receiver) throw new Error(`receiver is ${JSON.stringify(id.slice(0, 40))}, not ${receiver}`);
      return message;
    },
  };
}

export const signPage = (ticket: string, noncestr: string, timestamp: string, url: string): string =>
  sha1(`jsapi_ticket=${ticket}&noncestr=${noncestr}&timestamp=${timestamp}&url=${url}`);
