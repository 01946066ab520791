import { performance } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import {
  keylessOfficialCallback,
  miniCallback,
  officialCallback,
  officialSender,
  wecomCallback,
  wecomSender,
} from '../test-support/accounts.ts';
import { reasonOf } from '../test-support/reason-of.ts';
import { sealBytes, sealedXml, sealMessage, signedQuery } from '../test-support/sealed-push.ts';
import type { Crooked } from '../test-support/sealed-push.ts';
import type { CallbackInput } from './types.ts';

const tolerableMs = 1_000; // a pattern that backtracks takes many times this; a busy machine does not
const good =
  '<xml><ToUserName>gh_x</ToUserName><FromUserName>o1</FromUserName><CreateTime>1767225600</CreateTime><MsgType>text</MsgType><Content>hi</Content><MsgId>1</MsgId></xml>';
const many = (text: string, times: number): string => text.repeat(times);

const platforms = [
  { name: 'official account', callback: officialCallback, sender: officialSender },
  { name: 'mini-program', callback: miniCallback, sender: officialSender },
  { name: 'wecom', callback: wecomCallback, sender: wecomSender },
];

const sealedCases: [string, string, Crooked | undefined, string][] = [
  ['another receiver inside', good, { receiverId: 'wx9999999999999999' }, 'wrong_receiver'],
  ['a declared length beyond the end', good, { declaredLength: 100_000 }, 'bad_cipher'],
  ['a declared length of 4 GB', good, { declaredLength: 0xffff_ffff }, 'bad_cipher'],
  ['padding of zero', good, { padByte: 0 }, 'bad_cipher'],
  ['padding above 32', good, { padByte: 33 }, 'bad_cipher'],
  ['invalid UTF-8', '', { message: Buffer.from([0x3c, 0x78, 0xff, 0xfe]) }, 'bad_utf8'],
  ['an overlong encoding', '', { message: Buffer.from([0xc0, 0xaf]) }, 'bad_utf8'],
  ['a DTD', '<!DOCTYPE a [<!ENTITY e "x">]><xml><MsgType>&e;</MsgType></xml>', undefined, 'doctype'],
  ['an entity bomb', `<!DOCTYPE a [${many('<!ENTITY b "&a;&a;&a;&a;">', 50)}]><xml>&b;</xml>`, undefined, 'doctype'],
  ['an external entity', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><xml/>', undefined, 'doctype'],
  ['elements a thousand deep', `<xml>${many('<a>', 1000)}${many('</a>', 1000)}</xml>`, undefined, 'bad_xml'],
  ['tags that do not match', '<xml><MsgType>text</Content></xml>', undefined, 'bad_xml'],
  ['an element never closed', '<xml><MsgType>text</MsgType>', undefined, 'bad_xml'],
  ['two roots', `${good}${good}`, undefined, 'bad_xml'],
  ['another root', '<html></html>', undefined, 'bad_xml'],
  ['attributes', '<xml a="1"></xml>', undefined, 'bad_xml'],
  ['a comment', '<xml><!-- x --></xml>', undefined, 'bad_xml'],
  ['CDATA never closed', `<xml><Content>${many('<![CDATA[', 20_000)}</Content></xml>`, undefined, 'bad_xml'],
  ['a name of the prototype', '<xml><__proto__><a>1</a></__proto__></xml>', undefined, 'bad_xml'],
  ['nothing inside', '', undefined, 'bad_xml'],
  ['no fields', '<xml></xml>', undefined, 'bad_message'],
  ['a time that is none', good.replace('1767225600', '1e9'), undefined, 'bad_message'],
  ['a sender given twice', good.replace('<MsgType>', '<FromUserName>o2</FromUserName><MsgType>'), undefined, 'bad_message'],
];

for (const { name, callback, sender } of platforms) {
  const push = (text: string, crooked?: Crooked): CallbackInput => {
    const sealed = sealMessage(sender, text, crooked);
    return { query: signedQuery(sender.token, sealed), rawBody: sealedXml(sealed) };
  };
  const refusal = (input: CallbackInput): unknown => reasonOf(() => callback.openPush(input));

  test.each(sealedCases)(`${name}: correctly signed, but with %s, is refused at once`, (_what, text, crooked, reason) => {
    const input = push(text, crooked);
    const before = performance.now();
    expect(refusal(input)).toBe(reason);
    expect(performance.now() - before).toBeLessThan(tolerableMs);
  });

  test.each([
    ['truncated by one block', (sealed: string) => Buffer.from(sealed, 'base64').subarray(0, -16).toString('base64'), 'bad_cipher'],
    ['truncated by one byte', (sealed: string) => Buffer.from(sealed, 'base64').subarray(0, -1).toString('base64'), 'bad_cipher'],
    ['one block only', (sealed: string) => Buffer.from(sealed, 'base64').subarray(0, 16).toString('base64'), 'bad_cipher'],
    ['not base64', () => '%%%%', 'bad_cipher'],
    ['base64 with junk in it', (sealed: string) => `${sealed.slice(0, 8)}*-_ ${sealed.slice(12)}`, 'bad_cipher'],
    ['random blocks', () => sealBytes(sender.encodingAesKey, Buffer.alloc(64, 7)), 'bad_cipher'],
  ])(`${name}: a correctly signed cipher text %s is refused`, (_what, spoil, reason) => {
    const sealed = spoil(sealMessage(sender, good));
    expect(refusal({ query: signedQuery(sender.token, sealed), rawBody: sealedXml(sealed) })).toBe(reason);
  });

  test.each([
    ['a wrong signature', { msg_signature: '0'.repeat(40) }, 'bad_signature'],
    ['a signature in capitals', {}, 'bad_signature'],
    ['an empty signature', { msg_signature: '' }, 'missing_parameter'],
    ['no signature', { msg_signature: undefined }, 'missing_parameter'],
    ['a repeated signature', { msg_signature: ['a', 'b'] }, 'missing_parameter'],
    ['another nonce', { nonce: 'other' }, 'bad_signature'],
    ['a timestamp with a leading zero', { timestamp: '01767225600' }, 'bad_signature'],
    ['an endless nonce', { nonce: many('9', 100_000) }, 'missing_parameter'],
  ])(`${name}: %s is refused`, (what, change, reason) => {
    const { query, rawBody } = push(good);
    const changed = what.endsWith('capitals') ? { msg_signature: String(query['msg_signature']).toUpperCase() } : change;
    expect(refusal({ query: { ...query, ...changed }, rawBody })).toBe(reason);
  });

  test.each(['1767225299', '1767225901', '0', '99999999999', '1767225600.5', 'now'])(
    `${name}: a rightly signed push of time %s is stale`,
    (timestamp) => {
      const sealed = sealMessage(sender, good);
      expect(refusal({ query: signedQuery(sender.token, sealed, timestamp), rawBody: sealedXml(sealed) })).toBe('stale_timestamp');
    },
  );

  test.each([
    ['not UTF-8', Buffer.from([0xff, 0xfe, 0x00]), 'bad_utf8'],
    ['empty', Buffer.alloc(0), 'bad_xml'],
    ['larger than any push', Buffer.alloc(300 * 1024, 0x20), 'too_large'],
    ['a DTD', Buffer.from('<!DOCTYPE xml [<!ENTITY a "b">]><xml><Encrypt>&a;</Encrypt></xml>'), 'doctype'],
    ['a DTD behind CDATA', Buffer.from('<xml><a><![CDATA[>]]></a><!DOCTYPE a []></xml>'), 'doctype'],
    ['a nested flood', Buffer.from(`<xml>${many('<a>', 60_000)}`), 'bad_xml'],
    ['a flood of small elements', Buffer.from(`<xml>${many('<a/>', 60_000)}</xml>`), 'bad_xml'],
    ['CDATA openings only', Buffer.from(`<xml>${many('<![CDATA[', 28_000)}`), 'bad_xml'],
    ['Encrypt twice', Buffer.from('<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>'), 'bad_message'],
    ['Encrypt with children', Buffer.from('<xml><Encrypt><a>b</a></Encrypt></xml>'), 'bad_message'],
  ])(`${name}: a body that is %s is refused at once`, (_what, rawBody, reason) => {
    const before = performance.now();
    expect(refusal({ query: signedQuery(sender.token, 'x'), rawBody })).toBe(reason);
    expect(performance.now() - before).toBeLessThan(tolerableMs);
  });
}

test.each([
  ['brackets a hundred thousand deep', many('[', 100_000)],
  ['objects a thousand deep', `${many('{"a":', 1000)}1${many('}', 1000)}`],
  ['a string never closed, all escapes', `{"a":"${many('\\"', 100_000)}`],
  ['a list', '[1]'],
  ['a prototype', '{"__proto__":{"a":1}}'],
])('JSON that is %s is refused at once', (_what, text) => {
  const before = performance.now();
  const body = text.startsWith('{') ? text : `{"a":${text}}`;
  const input = { query: signedQuery(officialSender.token, 'x'), rawBody: Buffer.from(body) };
  expect(['bad_json', 'bad_signature', 'plain_refused', 'bad_message']).toContain(reasonOf(() => miniCallback.openPush(input)));
  expect(performance.now() - before).toBeLessThan(tolerableMs);
});

test('the official account takes no JSON', () => {
  const input = { query: signedQuery(officialSender.token, 'x'), rawBody: Buffer.from('{"Encrypt":"x"}') };
  expect(reasonOf(() => officialCallback.openPush(input))).toBe('bad_xml');
});

test('an encrypted push to an account without a key is refused, not taken as plain', () => {
  const sealed = sealMessage(officialSender, good);
  const input = { query: signedQuery(officialSender.token, sealed), rawBody: sealedXml(sealed) };
  expect(reasonOf(() => keylessOfficialCallback.openPush(input))).toBe('no_key');
});

test('a refusal holds its reason and nothing of the input', () => {
  const sealed = sealMessage(officialSender, good);
  const query = { ...signedQuery(officialSender.token, sealed), msg_signature: 'guess' };
  const caught = thrownBy(() => officialCallback.openPush({ query, rawBody: sealedXml(sealed) }));
  expect(caught).toMatchObject({ message: 'callback.refused', data: { reason: 'bad_signature' } });
  expect(caught).not.toHaveProperty('cause');
});

function thrownBy(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}
