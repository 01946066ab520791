import { openSealed } from '../callback/cipher.ts';
import { readEnvelope } from '../callback/envelope.ts';
import { requiredField, textField } from '../callback/fields.ts';
import { parameter } from '../callback/query.ts';
import { checkFreshness, checkSignature } from '../callback/signature.ts';
import { decodeBody } from '../callback/text.ts';
import type { CallbackQuery } from '../callback/types.ts';
import { toWecomMessage, wecomDedupeKey } from './message.ts';
import type { WecomCallback, WecomCallbackOptions } from './types.ts';

/** Facts §2.2–2.6. Unlike the official account, everything is always encrypted, the GET check too. */
export function createWecomCallback(options: WecomCallbackOptions): WecomCallback {
  const open = (query: CallbackQuery, sealed: string): string => {
    const timestamp = parameter(query, 'timestamp');
    checkSignature(parameter(query, 'msg_signature'), [options.token, timestamp, parameter(query, 'nonce'), sealed]);
    checkFreshness(timestamp, options.clock.now(), options.maxSkewSeconds);
    return openSealed(options.encodingAesKey, options.corpId, sealed);
  };
  return {
    verifyUrl: (query) => open(query, parameter(query, 'echostr')),
    openPush: ({ query, rawBody }) => {
      const outer = readEnvelope(decodeBody(rawBody), 'xml-or-json');
      // The JSON variant writes its names in lower case (facts §2.4).
      const sealed = textField(outer, 'Encrypt') ?? requiredField(outer, 'encrypt');
      const message = toWecomMessage(readEnvelope(open(query, sealed), 'xml-or-json'));
      return { message, dedupeKey: wecomDedupeKey(message) };
    },
  };
}
