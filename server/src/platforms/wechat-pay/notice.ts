import { z } from 'zod';
import { hashedKey } from '../callback/dedupe-key.ts';
import { refused } from '../callback/refusal.ts';
import { refundNotice, transactionAnswer } from './answers.ts';
import type { MerchantSource } from './merchant.ts';
import { openResource, sealedResource } from './sealed-resource.ts';
import type { Verify } from './signed-call.ts';
import type { NoticeInput, WechatPay, WechatPayNotice } from './types.ts';

/** Notices are a few KB; nothing larger is looked at. */
const maxBytes = 256 * 1024;
const longestKey = 64;

const envelope = z.object({ id: z.string().min(1).max(64), event_type: z.string().min(1).max(64), resource: sealedResource });
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Notices (facts §7): the signature over the raw bytes first, then the seal, and only then are they read. */
export function createOpenNotice(parts: { verify: Verify; merchant: MerchantSource; mchId: string }): WechatPay['openNotice'] {
  const { verify, merchant, mchId } = parts;
  return async ({ headers, rawBody }: NoticeInput) => {
    if (rawBody.length > maxBytes) throw refused('too_large');
    const fault = await verify(headers, rawBody);
    if (fault) throw refused(fault);
    const head = envelope.safeParse(readJson(rawBody));
    if (!head.success) throw refused('bad_message');
    const { credentials } = await merchant.get();
    const opened = readJson(unseal(credentials.apiV3Key, head.data.resource));
    const to = z.object({ mchid: z.string() }).safeParse(opened);
    if (to.success && to.data.mchid !== mchId) throw refused('wrong_receiver');
    return toNotice(head.data.id, head.data.event_type, opened);
  };
}

function toNotice(id: string, eventType: string, opened: unknown): WechatPayNotice {
  if (eventType.startsWith('TRANSACTION.')) {
    const data = parsed(transactionAnswer, opened);
    return { id, eventType, kind: 'transaction', data, dedupeKey: keyOf(eventType, data.transactionId ?? data.outTradeNo) };
  }
  if (eventType.startsWith('REFUND.')) {
    const data = parsed(refundNotice, opened);
    return { id, eventType, kind: 'refund', data, dedupeKey: keyOf(eventType, `${data.refundId}:${data.status}`) };
  }
  return { id, eventType, kind: 'other', data: parsed(z.record(z.string(), z.unknown()), opened), dedupeKey: keyOf(eventType, id) };
}

/** By what happened, not by the notice's id: whether a repeat keeps its id is unconfirmed. */
function keyOf(eventType: string, what: string): string {
  const key = `${eventType}:${what}`;
  return key.length <= longestKey && /^[\x21-\x7e]+$/.test(key) ? key : hashedKey([eventType, what]);
}

function parsed<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (!result.success) throw refused('bad_message');
  return result.data;
}

function unseal(apiV3Key: string, resource: z.output<typeof sealedResource>): Buffer {
  try {
    return openResource(apiV3Key, resource);
  } catch {
    throw refused('bad_cipher');
  }
}

function readJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(utf8.decode(bytes)) as unknown;
  } catch {
    throw refused('bad_json');
  }
}
