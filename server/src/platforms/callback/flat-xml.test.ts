import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFlatXml } from './flat-xml.ts';
import { readXmlInFull } from './xml-reader.ts';

const name = fc.stringMatching(/^[A-Za-z_]\w{0,8}$/);
const value = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '你', '<', '>', '&', ']', '[', '!', '/', '😀', '0'), maxLength: 12 });
const piece = fc.oneof(
  fc.tuple(name, value).map(([tag, text]) => `<${tag}><![CDATA[${text}]]></${tag}>`),
  fc.tuple(name, value).map(([tag, text]) => `<${tag}> <![CDATA[${text}]]>\n</${tag}>`),
  fc.tuple(name, value).map(([tag, text]) => `<${tag}>${text}</${tag}>`),
  fc.tuple(name, name).map(([outer, inner]) => `<${outer}><${inner}>1</${inner}></${outer}>`),
  fc.constantFrom(' ', '\n', '<!DOCTYPE x>', '<?xml version="1.0"?>', '</xml>', '<a/>', '<!-- x -->'),
);

describe('the fast reader of flat XML', () => {
  it('reads an ordinary push', () => {
    const text =
      '<xml><ToUserName><![CDATA[gh_1]]></ToUserName>\n <CreateTime>1767225600</CreateTime><EventKey><![CDATA[]]></EventKey></xml>';
    expect(readFlatXml(text)).toEqual({ ToUserName: 'gh_1', CreateTime: '1767225600', EventKey: '' });
  });

  it('never understands something the full reader would refuse or read otherwise', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = `<xml>${pieces.join('')}</xml>`;
        const fast = readFlatXml(text);
        if (fast !== undefined) expect(readXmlInFull(text)).toEqual(fast);
      }),
      { numRuns: 3_000 },
    );
  });
});
