import { decrypt, encrypt } from '@wecom/crypto';
import { refused } from './refusal.ts';
import { sameText } from './signature.ts';

const base64 = /^[A-Za-z0-9+/]+={0,2}$/;
const aesBlock = 16;

/**
 * Opens an `Encrypt` value (WXBizMsgCrypt, facts §2.4) meant for `receiverId` (appid or corpid).
 * @wecom/crypto checks neither padding nor length nor UTF-8 nor the receiver. Sealing what it read with the same random bytes must give
 * the same bytes back: that one comparison proves pad 1..32, declared length and strict UTF-8, because CBC has exactly one result.
 */
export function openSealed(encodingAesKey: string, receiverId: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  if (!base64.test(sealed) || sealed.length % 4 !== 0 || bytes.length < 2 * aesBlock || bytes.length % aesBlock !== 0) {
    throw refused('bad_cipher');
  }
  const opened = attempt(() => decrypt(encodingAesKey, sealed));
  const ours = sameText(opened.id, receiverId);
  const again = Buffer.from(encrypt(encodingAesKey, opened.message, opened.id, opened.random), 'base64');
  if (!again.equals(bytes)) throw refused(ours && opened.message.includes('\uFFFD') ? 'bad_utf8' : 'bad_cipher');
  if (!ours) throw refused('wrong_receiver');
  return opened.message;
}

/** Seals a message for the platform, with fresh random bytes. */
export function seal(encodingAesKey: string, receiverId: string, message: string): string {
  return encrypt(encodingAesKey, message, receiverId);
}

function attempt<T>(open: () => T): T {
  try {
    return open();
  } catch {
    throw refused('bad_cipher');
  }
}
