import { randomInt } from 'node:crypto';
import type { World } from '../world/world.ts';
import type { Push } from './push.ts';
import type { Receiver } from './receivers.ts';
import type { Fields } from './xml.ts';
import { toJson, toXml } from './xml.ts';

export interface Sealed {
  path: string;
  contentType: string;
  body: string;
  /** The message before encryption, for the log. */
  plain: string;
}

export interface Stamp {
  timestamp: string;
  nonce: string;
}

export const freshStamp = (world: World): Stamp => ({
  timestamp: String(world.clock.seconds()),
  nonce: String(randomInt(100_000_000, 2_147_483_647)),
});

/** Any letter of the signature changed is a wrong signature. */
const spoil = (signature: string): string => (signature.startsWith('0') ? '1' : '0') + signature.slice(1);

export function seal(world: World, receiver: Receiver, push: Push, stamp: Stamp, spoiled: boolean): Sealed {
  const { crypt, format, mode } = receiver;
  const write = (fields: Fields) => (format === 'json' ? toJson(fields) : toXml(fields));
  const plain = write(push.fields);
  const contentType = format === 'json' ? 'application/json' : 'text/xml';
  const finish = (signature: string) => (spoiled ? spoil(signature) : signature);
  const query = new URLSearchParams();
  if (mode !== 'wecom') query.set('signature', finish(crypt.sign(stamp.timestamp, stamp.nonce)));
  query.set('timestamp', stamp.timestamp);
  query.set('nonce', stamp.nonce);
  if (mode !== 'wecom' && push.openid) query.set('openid', push.openid);
  if (mode === 'plain') return { path: `${receiver.path}?${query.toString()}`, contentType, body: plain, plain };

  const encrypted = crypt.encrypt(plain);
  if (mode !== 'wecom') query.set('encrypt_type', 'aes');
  query.set('msg_signature', finish(crypt.signMessage(stamp.timestamp, stamp.nonce, encrypted)));
  const to = push.fields['ToUserName'] ?? '';
  const fields: Record<typeof mode, Fields> = {
    compat: { ...push.fields, Encrypt: encrypted },
    safe: { ToUserName: to, Encrypt: encrypted },
    wecom: { ToUserName: to, Encrypt: encrypted, AgentID: world.accounts.WECOM_AGENT_ID },
  };
  return { path: `${receiver.path}?${query.toString()}`, contentType, body: write(fields[mode]), plain };
}
