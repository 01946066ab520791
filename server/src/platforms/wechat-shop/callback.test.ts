import { expect, test } from 'vitest';
import { officialSender } from '../test-support/accounts.ts';
import { reasonOf } from '../test-support/reason-of.ts';
import { sealMessage, signedQuery } from '../test-support/sealed-push.ts';
import { createWechatShopCallback } from './callback.ts';

const callback = createWechatShopCallback({
  appId: officialSender.receiverId,
  token: officialSender.token,
  encodingAesKey: officialSender.encodingAesKey,
  maxSkewSeconds: 300,
  clock: { now: () => 1_767_225_600_000 },
});

const event =
  '{"ToUserName":"gh_shop","FromUserName":"oShop","CreateTime":1767225600,"MsgType":"event","Event":"channels_ec_order_pay","order_info":{"order_id":3705115058471208928,"pay_time":1767225600}}';

const push = (token: string) => {
  const sealed = sealMessage(officialSender, event);
  return callback.openPush({
    query: signedQuery(token, sealed),
    rawBody: Buffer.from(JSON.stringify({ ToUserName: 'gh_shop', Encrypt: sealed })),
  });
};

test('an order’s event names the order with all its digits', () => {
  const { message } = push(officialSender.token);
  expect(message).toMatchObject({ event: 'channels_ec_order_pay', fields: { order_info: { order_id: '3705115058471208928' } } });
});

test('a push signed with another token is refused', () => {
  expect(reasonOf(() => push('anotherToken'))).toBe('bad_signature');
});
