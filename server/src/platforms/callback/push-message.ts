import { hashedKey } from './dedupe-key.ts';
import { requiredField, secondsField, textField } from './fields.ts';
import type { Fields, PushMessage } from './types.ts';

/** The common part of a push of the official account or the mini-program (facts §2.7). */
export function toPushMessage(fields: Fields): PushMessage {
  const optional = {
    event: textField(fields, 'Event'),
    eventKey: textField(fields, 'EventKey'),
    ticket: textField(fields, 'Ticket'),
    msgId: textField(fields, 'MsgId') ?? textField(fields, 'MsgID'),
    content: textField(fields, 'Content'),
  };
  return {
    toUserName: requiredField(fields, 'ToUserName'),
    fromUserName: requiredField(fields, 'FromUserName'),
    createTime: secondsField(fields, 'CreateTime'),
    msgType: requiredField(fields, 'MsgType'),
    ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)),
    fields,
  };
}

/**
 * Facts §2.6: messages by to + from + time + MsgId. Events have no id, and two in the same second do happen, so everything that was
 * received counts: a retry carries the same event, and two events differ in at least one field.
 */
export function dedupeKeyOf(message: PushMessage): string {
  const { toUserName, fromUserName, fields } = message;
  const envelope = [toUserName, fromUserName, String(message.createTime)];
  if (message.event === undefined && message.msgId !== undefined) return hashedKey([...envelope, 'message', message.msgId]);
  return hashedKey([...envelope, 'event', fields]);
}
