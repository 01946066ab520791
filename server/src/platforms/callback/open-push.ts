import { openSealed } from './cipher.ts';
import { readEnvelope } from './envelope.ts';
import type { BodyFormat } from './envelope.ts';
import { textField } from './fields.ts';
import { dedupeKeyOf, toPushMessage } from './push-message.ts';
import { parameter } from './query.ts';
import { refused } from './refusal.ts';
import { checkFreshness, checkSignature } from './signature.ts';
import { decodeBody } from './text.ts';
import type { CallbackInput, CallbackQuery, Fields, OpenedPush } from './types.ts';
import type { Clock } from '../../kernel/clock.ts';

export interface PushAccount {
  appId: string;
  token: string;
  encodingAesKey?: string;
  allowPlain?: boolean;
  maxSkewSeconds: number;
  clock: Clock;
}

/** The GET check of official account and mini-program (facts §2.2): signed by `signature`, echostr is never encrypted. */
export function verifyPushUrl(account: PushAccount, query: CallbackQuery): string {
  const echo = parameter(query, 'echostr');
  checkPlainSignature(account, query);
  return echo;
}

/**
 * Opens a push in whichever of the three modes it came (facts §2.3). In plain mode the signature covers neither body nor mode, so a key
 * configured means plain is refused unless allowed, and in compat only the encrypted part is believed.
 */
export function openPush(account: PushAccount, { query, rawBody }: CallbackInput, format: BodyFormat): OpenedPush {
  const outer = readEnvelope(decodeBody(rawBody), format);
  const sealed = textField(outer, 'Encrypt');
  const fields = sealed === undefined ? openPlain(account, query, outer) : openEncrypted(account, query, outer, sealed, format);
  const message = toPushMessage(fields);
  return { message, encrypted: sealed !== undefined, dedupeKey: dedupeKeyOf(message) };
}

function openPlain(account: PushAccount, query: CallbackQuery, outer: Fields): Fields {
  checkPlainSignature(account, query);
  if (account.encodingAesKey !== undefined && !account.allowPlain) throw refused('plain_refused');
  return outer;
}

function openEncrypted(account: PushAccount, query: CallbackQuery, outer: Fields, sealed: string, format: BodyFormat): Fields {
  if (textField(outer, 'MsgType') !== undefined) checkPlainSignature(account, query); // compat: plain fields beside Encrypt
  const timestamp = parameter(query, 'timestamp');
  checkSignature(parameter(query, 'msg_signature'), [account.token, timestamp, parameter(query, 'nonce'), sealed]);
  checkFreshness(timestamp, account.clock.now(), account.maxSkewSeconds);
  if (account.encodingAesKey === undefined) throw refused('no_key');
  return readEnvelope(openSealed(account.encodingAesKey, account.appId, sealed), format);
}

function checkPlainSignature(account: PushAccount, query: CallbackQuery): void {
  const timestamp = parameter(query, 'timestamp');
  checkSignature(parameter(query, 'signature'), [account.token, timestamp, parameter(query, 'nonce')]);
  checkFreshness(timestamp, account.clock.now(), account.maxSkewSeconds);
}
