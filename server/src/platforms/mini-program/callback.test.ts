import { expect, test } from 'vitest';
import { miniCallback, officialSender } from '../test-support/accounts.ts';
import { sealMessage, signedQuery } from '../test-support/sealed-push.ts';

const json =
  '{"ToUserName":"gh_mini","FromUserName":"oMP","CreateTime":1767225600,"MsgType":"text","Content":"id 12345678901234567890","MsgId":23456789012345678}';

const push = (inner: string) => {
  const sealed = sealMessage(officialSender, inner);
  const rawBody = Buffer.from(JSON.stringify({ ToUserName: 'gh_mini', Encrypt: sealed }));
  return miniCallback.openPush({ query: signedQuery(officialSender.token, sealed), rawBody });
};

test('a JSON push opens, MsgId with all its digits and numbers as text', () => {
  const { message, encrypted } = push(json);
  expect(encrypted).toBe(true);
  expect(message).toMatchObject({ msgId: '23456789012345678', createTime: 1767225600, content: 'id 12345678901234567890' });
});

test('JSON and XML of the same push have the same key', () => {
  const xml =
    '<xml><MsgId>23456789012345678</MsgId><ToUserName>gh_mini</ToUserName><FromUserName>oMP</FromUserName><CreateTime>1767225600</CreateTime><MsgType>text</MsgType><Content>x</Content></xml>';
  expect(push(xml).dedupeKey).toBe(push(json).dedupeKey);
});

test('a List that is one object in JSON stays readable beside one that is an array', () => {
  const event =
    '{"ToUserName":"a","FromUserName":"b","CreateTime":"1767225600","MsgType":"event","Event":"subscribe_msg_sent_event","List":{"MsgID":"1","ErrorCode":0}}';
  expect(push(event).message.fields['List']).toEqual({ MsgID: '1', ErrorCode: '0' });
});
