import fc from 'fast-check';
import { expect, test } from 'vitest';
import { officialCallback, officialSender, wecomCallback, wecomSender } from '../test-support/accounts.ts';
import { reasonOf } from '../test-support/reason-of.ts';
import { sealedXml, signedQuery } from '../test-support/sealed-push.ts';
import { openSealed, seal } from './cipher.ts';
import { writeXml } from './xml-writer.ts';

const anyText = fc.string({ unit: 'grapheme', maxLength: 300 });

test('whatever is sealed opens to the same text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const sealed = seal(officialSender.encodingAesKey, officialSender.receiverId, text);
      expect(openSealed(officialSender.encodingAesKey, officialSender.receiverId, sealed)).toBe(text);
    }),
  );
});

test('a push with any bit of its cipher text flipped is refused', () => {
  const sealed = seal(wecomSender.encodingAesKey, wecomSender.receiverId, '<xml><MsgType>event</MsgType></xml>');
  const bytes = Buffer.from(sealed, 'base64');
  const query = signedQuery(wecomSender.token, sealed);
  fc.assert(
    fc.property(fc.nat(bytes.length * 8 - 1), (bit) => {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(reasonOf(() => wecomCallback.openPush({ query, rawBody: sealedXml(flipped.toString('base64')) }))).toBe('bad_signature');
    }),
  );
});

test('a query or body with one character changed is refused', () => {
  const sealed = seal(officialSender.encodingAesKey, officialSender.receiverId, '<xml></xml>');
  const query = signedQuery(officialSender.token, sealed);
  const names = fc.constantFrom('timestamp', 'nonce', 'msg_signature');
  fc.assert(
    fc.property(names, fc.nat(39), fc.constantFrom('0', '1', 'a', 'f', 'Z', ' '), (name, at, character) => {
      const value = query[name] ?? '';
      const changed = value.slice(0, at % value.length) + character + value.slice((at % value.length) + 1);
      fc.pre(changed !== value);
      const input = { query: { ...query, [name]: changed }, rawBody: sealedXml(sealed) };
      expect(reasonOf(() => officialCallback.openPush(input))).toBe('bad_signature');
    }),
  );
});

test('random bytes never open and never break anything but callback.refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.string(), (bytes, text) => {
      for (const rawBody of [Buffer.from(bytes), Buffer.from(text), sealedXml(Buffer.from(bytes).toString('base64'))]) {
        for (const callback of [officialCallback, wecomCallback]) {
          expect(reasonOf(() => callback.openPush({ query: signedQuery('guess', text), rawBody }))).not.toBe('accepted');
        }
      }
    }),
  );
});

test('what a person types reaches the fields unchanged but for blanks around it', () => {
  fc.assert(
    fc.property(anyText, (content) => {
      const xml = writeXml({
        ToUserName: 'gh_x',
        FromUserName: 'o1',
        CreateTime: 1767225600,
        MsgType: 'text',
        Content: content,
        MsgId: '1',
      });
      const sealed = seal(officialSender.encodingAesKey, officialSender.receiverId, xml);
      const opened = officialCallback.openPush({ query: signedQuery(officialSender.token, sealed), rawBody: sealedXml(sealed) });
      // Control characters are dropped by the writer, as XML 1.0 must; a line end is one line feed to any XML reader.
      const kept = content.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/\r\n?/g, '\n');
      expect(opened.message.content ?? '').toBe(kept.trim());
    }),
  );
});
