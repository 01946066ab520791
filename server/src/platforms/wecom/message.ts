import { hashedKey } from '../callback/dedupe-key.ts';
import { requiredField, secondsField, textField } from '../callback/fields.ts';
import type { Fields } from '../callback/types.ts';
import type { WecomMessage } from './types.ts';

/** The inner envelope (facts §2.6–2.7). Apps set to JSON get names in lower case on the outside; inside that is unconfirmed, so both are read. */
export function toWecomMessage(received: Fields): WecomMessage {
  const fields = withUsualCase(received);
  const optional = {
    event: textField(fields, 'Event'),
    changeType: textField(fields, 'ChangeType'),
    userId: textField(fields, 'UserID'),
    externalUserId: textField(fields, 'ExternalUserID'),
    state: textField(fields, 'State'),
    welcomeCode: textField(fields, 'WelcomeCode'),
    agentId: textField(fields, 'AgentID'),
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
 * Facts §2.4 and §9.1: events carry no id, and keys made of a few fields have lost events of the same second (two customers, one member).
 * So every field counts; a repeated delivery has the same body.
 */
export function wecomDedupeKey(message: WecomMessage): string {
  return hashedKey([message.toUserName, message.fromUserName, String(message.createTime), message.fields]);
}

const usualNames = new Map(
  [
    'ToUserName',
    'FromUserName',
    'CreateTime',
    'MsgType',
    'Event',
    'ChangeType',
    'UserID',
    'ExternalUserID',
    'State',
    'WelcomeCode',
    'AgentID',
    'NewUserID',
    'Name',
    'Department',
    'Status',
    'Id',
    'ParentId',
  ].map((name) => [name.toLowerCase(), name]),
);

function withUsualCase(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [usualNames.get(name.toLowerCase()) ?? name, value]));
}
