import { isJson, textOf } from '../http/fields.ts';
import type { Push } from './push.ts';
import type { Receiver } from './receivers.ts';
import { readXml } from './read-xml.ts';

export type Reply =
  | { kind: 'silent' }
  | { kind: 'message'; type: string; text: string; decrypted: string }
  | { kind: 'bad'; why: string; decrypted?: string };

const bad = (why: string, decrypted?: string): Reply => ({ kind: 'bad', why, ...(decrypted === undefined ? {} : { decrypted }) });

const readEnvelope = (body: string, format: 'xml' | 'json'): Record<string, unknown> | undefined => {
  if (format === 'xml') return readXml(body);
  try {
    const value: unknown = JSON.parse(body);
    return isJson(value) ? value : undefined;
  } catch {
    return undefined;
  }
};

function open(body: string, receiver: Receiver): { text: string } | { why: string } {
  if (receiver.mode === 'plain') return { text: body };
  const envelope = readEnvelope(body, receiver.format);
  if (!envelope) return { why: '回复不是合法的数据包' };
  const encrypted = textOf(envelope, 'Encrypt');
  if (!encrypted) return { why: '安全模式下回复必须加密' };
  const expected = receiver.crypt.signMessage(textOf(envelope, 'TimeStamp'), textOf(envelope, 'Nonce'), encrypted);
  if (expected !== textOf(envelope, 'MsgSignature')) return { why: 'MsgSignature 不正确' };
  try {
    return { text: receiver.crypt.decrypt(encrypted) };
  } catch (error) {
    return { why: `解密失败：${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Empty and success say nothing in every mode; anything else must be a reply in due form. */
export function readReply(body: string, receiver: Receiver, push: Push): Reply {
  if (body === '' || body === 'success') return { kind: 'silent' };
  const opened = open(body, receiver);
  if ('why' in opened) return bad(opened.why);
  const fields = readXml(opened.text);
  if (!fields) return bad('回复不是合法的 XML', opened.text);
  const type = textOf(fields, 'MsgType');
  if (textOf(fields, 'ToUserName') !== push.fields['FromUserName']) return bad('回复的 ToUserName 不是发送者', opened.text);
  if (textOf(fields, 'FromUserName') !== push.fields['ToUserName']) return bad('回复的 FromUserName 不是本账号', opened.text);
  if (!/^\d+$/.test(textOf(fields, 'CreateTime')) || !type) return bad('回复缺少 CreateTime 或 MsgType', opened.text);
  const text = textOf(fields, 'Content');
  if (type === 'text' && text === '') return bad('文本回复没有内容', opened.text);
  return { kind: 'message', type, text: text || `[${type}]`, decrypted: opened.text };
}
