import { expect, test } from 'vitest';
import { openSealed } from '../callback/cipher.ts';
import { readXml } from '../callback/xml-reader.ts';
import { keylessOfficialCallback, lenientOfficialCallback, officialCallback, officialSender } from '../test-support/accounts.ts';
import { reasonOf } from '../test-support/reason-of.ts';
import { sealedXml, sealMessage, sha1Of, signedQuery } from '../test-support/sealed-push.ts';

const subscribe =
  '<xml><ToUserName><![CDATA[gh_demo00000001]]></ToUserName><FromUserName><![CDATA[oDEMO_openid_0003]]></FromUserName><CreateTime>1767225600</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[subscribe]]></Event><EventKey><![CDATA[qrscene_staff_17]]></EventKey><Ticket><![CDATA[TICKET_DEMO]]></Ticket></xml>';
const text = (msgId: string, from = 'o1'): string =>
  `<xml><ToUserName>gh_x</ToUserName><FromUserName>${from}</FromUserName><CreateTime>1767225600</CreateTime><MsgType>text</MsgType><Content> <![CDATA[ <!DOCTYPE html> & ]]> </Content><MsgId>${msgId}</MsgId></xml>`;

const plain = (body: string) => ({
  query: { ...signedQuery(officialSender.token, 'none'), msg_signature: undefined },
  rawBody: Buffer.from(body),
});
const safe = (body: string) => {
  const sealed = sealMessage(officialSender, body);
  return { query: signedQuery(officialSender.token, sealed), rawBody: sealedXml(sealed) };
};

test('a plain push opens where no key is configured, or plain is allowed', () => {
  for (const callback of [keylessOfficialCallback, lenientOfficialCallback]) {
    const { message, encrypted } = callback.openPush(plain(subscribe));
    expect(encrypted).toBe(false);
    expect(message).toMatchObject({ event: 'subscribe', eventKey: 'qrscene_staff_17', ticket: 'TICKET_DEMO' });
    expect(message).not.toHaveProperty('msgId');
  }
});

test('a plain push is refused once a key is configured: its signature does not cover the body', () => {
  expect(reasonOf(() => officialCallback.openPush(plain(subscribe)))).toBe('plain_refused');
});

test('in compat mode both signatures are checked and only the encrypted part is believed', () => {
  const sealed = sealMessage(officialSender, text('1', 'real'));
  const rawBody = Buffer.from(text('1', 'forged').replace('</xml>', `<Encrypt>${sealed}</Encrypt></xml>`));
  const query = signedQuery(officialSender.token, sealed);
  const { message, encrypted } = officialCallback.openPush({ query, rawBody });
  expect([message.fromUserName, encrypted]).toEqual(['real', true]);
  for (const spoiled of [{ signature: 'x' }, { msg_signature: 'x' }]) {
    expect(reasonOf(() => officialCallback.openPush({ query: { ...query, ...spoiled }, rawBody }))).toBe('bad_signature');
  }
  expect(reasonOf(() => officialCallback.openPush({ query: { ...query, signature: undefined }, rawBody }))).toBe('missing_parameter');
});

test('in safe mode the plain signature is not looked at', () => {
  const { query, rawBody } = safe(subscribe);
  expect(officialCallback.openPush({ query: { ...query, signature: 'x' }, rawBody }).message.event).toBe('subscribe');
});

test('a chat text may hold what XML must not, and blanks around values are cut', () => {
  expect(officialCallback.openPush(safe(text('1'))).message.content).toBe('<!DOCTYPE html> &');
});

test('repeated elements become a list', () => {
  const popup = subscribe.replace(
    '<Event>',
    '<SubscribeMsgPopupEvent><List><TemplateId>a</TemplateId></List><List><TemplateId>b</TemplateId></List></SubscribeMsgPopupEvent><Event>',
  );
  const { fields } = officialCallback.openPush(safe(popup)).message;
  expect(fields['SubscribeMsgPopupEvent']).toEqual({ List: [{ TemplateId: 'a' }, { TemplateId: 'b' }] });
});

test('the key is the same for every delivery in every mode, and for a message depends on its id alone among the contents', () => {
  const keys = [safe(text('1')), safe(text('1')), safe(text('1').replace('html', 'other'))].map(
    (push) => officialCallback.openPush(push).dedupeKey,
  );
  expect(new Set([...keys, lenientOfficialCallback.openPush(plain(text('1'))).dedupeKey]).size).toBe(1);
});

test.each([
  ['message ids differ', text('23456789012345678'), text('23456789012345679')],
  ['the same message id comes from two persons', text('1', 'o1'), text('1', 'o2')],
  ['two events fall into one second', subscribe, subscribe.replace('subscribe]]', 'unsubscribe]]')],
  ['only the event key differs', subscribe, subscribe.replace('staff_17', 'staff_18')],
  ['only a field of the particular event differs', subscribe, subscribe.replace('</xml>', '<SuccOrderId>A</SuccOrderId></xml>')],
])('the keys differ when %s', (_what, one, other) => {
  const keyOf = (body: string): string => officialCallback.openPush(safe(body)).dedupeKey;
  expect(keyOf(one)).not.toBe(keyOf(other));
});

test('the URL check refuses a wrong or old signature', () => {
  const query = { ...signedQuery(officialSender.token, 'x'), echostr: '1' };
  expect(reasonOf(() => officialCallback.verifyUrl({ ...query, signature: 'x' }))).toBe('bad_signature');
  expect(reasonOf(() => officialCallback.verifyUrl({ ...signedQuery(officialSender.token, 'x', '1'), echostr: '1' }))).toBe(
    'stale_timestamp',
  );
  expect(reasonOf(() => officialCallback.verifyUrl({ ...query, echostr: undefined }))).toBe('missing_parameter');
});

const reply = { to: 'o1', from: 'gh_x', text: '您好 ]]> <b>&amp;</b>', now: 1_767_225_601_999 };

test('a text reply is XML without leading blanks, text split where it would end the CDATA', () => {
  const xml = officialCallback.sealTextReply({ ...reply, encrypted: false });
  expect(xml).toBe(
    '<xml><ToUserName><![CDATA[o1]]></ToUserName><FromUserName><![CDATA[gh_x]]></FromUserName><CreateTime>1767225601</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[您好 ]]]]><![CDATA[> <b>&amp;</b>]]></Content></xml>',
  );
  expect(readXml(xml)).toMatchObject({ Content: reply.text });
});

test('an encrypted reply is signed with its own time and opens to the same XML', () => {
  const { Encrypt, MsgSignature, TimeStamp, Nonce } = readXml(officialCallback.sealTextReply({ ...reply, encrypted: true })) as Record<
    string,
    string
  >;
  expect(TimeStamp).toBe('1767225601');
  expect(MsgSignature).toBe(sha1Of([officialSender.token, TimeStamp ?? '', Nonce ?? '', Encrypt ?? '']));
  const inner = openSealed(officialSender.encodingAesKey, officialSender.receiverId, Encrypt ?? '');
  expect(readXml(inner)).toMatchObject({ ToUserName: 'o1', FromUserName: 'gh_x', Content: reply.text });
});
