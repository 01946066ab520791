import { expect, test } from 'vitest';
import { wecomCallback, wecomSender } from '../test-support/accounts.ts';
import { reasonOf } from '../test-support/reason-of.ts';
import { sealedXml, sealMessage, signedQuery } from '../test-support/sealed-push.ts';

const added = (externalUserId: string, changeType = 'add_external_contact'): string =>
  `<xml><ToUserName>ww1f0demo00000001</ToUserName><FromUserName>sys</FromUserName><CreateTime>1767225600</CreateTime><MsgType>event</MsgType><Event>change_external_contact</Event><ChangeType>${changeType}</ChangeType><UserID>chen.li</UserID><ExternalUserID>${externalUserId}</ExternalUserID><State>shop-12</State><WelcomeCode>demoWelcome01</WelcomeCode></xml>`;

const open = (inner: string) => {
  const sealed = sealMessage(wecomSender, inner);
  return wecomCallback.openPush({ query: signedQuery(wecomSender.token, sealed), rawBody: sealedXml(sealed) });
};

test('an added customer comes with state and welcome code', () => {
  expect(open(added('wmA')).message).toMatchObject({
    changeType: 'add_external_contact',
    userId: 'chen.li',
    externalUserId: 'wmA',
    state: 'shop-12',
    welcomeCode: 'demoWelcome01',
  });
});

test('two customers of one member in the same second, and two changes of one pair, have their own keys; a retry has the same', () => {
  const keys = [added('wmA'), added('wmB'), added('wmA', 'edit_external_contact')].map((inner) => open(inner).dedupeKey);
  expect(new Set(keys).size).toBe(3);
  expect(open(added('wmA')).dedupeKey).toBe(keys[0]);
});

test('an event of another corp is refused, the URL check too', () => {
  const sealed = sealMessage(wecomSender, '123', { receiverId: 'wwother' });
  const query = signedQuery(wecomSender.token, sealed);
  expect(reasonOf(() => wecomCallback.openPush({ query, rawBody: sealedXml(sealed) }))).toBe('wrong_receiver');
  expect(reasonOf(() => wecomCallback.verifyUrl({ ...query, echostr: sealed }))).toBe('wrong_receiver');
});

test('an event whose names are in lower case is read', () => {
  const inner = JSON.stringify({ tousername: 'ww1', fromusername: 'sys', createtime: 1767225600, msgtype: 'event', event: 'enter_agent' });
  expect(open(inner).message).toMatchObject({ fromUserName: 'sys', event: 'enter_agent' });
});
