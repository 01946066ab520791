import { XMLParser } from 'fast-xml-parser';
import { toFields } from './fields.ts';
import { readFlatXml } from './flat-xml.ts';
import { refused } from './refusal.ts';
import type { Fields } from './types.ts';

const maxDepth = 10;
/** Opening and closing ones; the longest push, a mass-send report of eight articles, has about two hundred. */
const maxTags = 4_000;
const cdataStart = '<![CDATA[';
const cdataEnd = ']]>';
const cdataMark = '\u0000';

const parser = new XMLParser({
  ignoreAttributes: true,
  ignoreDeclaration: true,
  parseTagValue: false,
  trimValues: true,
  processEntities: false,
  maxNestedTags: maxDepth + 1,
});

/**
 * Reads `<xml>…</xml>` into fields. Only what Tencent sends is understood: elements without attributes, text, CDATA.
 * fast-xml-parser forgives a lot (tags that do not match, declarations), so the shape is checked first. Entities stay as written.
 */
export function readXml(text: string): Fields {
  return readFlatXml(text) ?? readXmlInFull(text);
}

/** For everything the fast reader does not know: nested elements, repeated names, and all that is wrong. */
export function readXmlInFull(text: string): Fields {
  checkShape(text);
  let parsed: unknown;
  try {
    parsed = parser.parse(text);
  } catch {
    throw refused('bad_xml');
  }
  const root = (parsed as Record<string, unknown>)['xml'];
  return toFields(root === '' ? {} : root, 'bad_xml');
}

/** One pass over the tags: all known, matched, not too deep, one root; CDATA is masked so that a customer may write `<!DOCTYPE` in a chat. */
function checkShape(text: string): void {
  if (text.includes(cdataMark)) throw refused('bad_xml');
  const masked = maskCdata(text.replace(/^\s*<\?xml [^<>?]*\?>/, ''));
  if (/<!(?:DOCTYPE|ENTITY)/i.test(masked)) throw refused('doctype');
  const open: string[] = [];
  let seenRoot = false;
  const parts = masked.split('<', maxTags + 2).slice(1);
  if (parts.length > maxTags) throw refused('bad_xml');
  for (const part of parts) {
    const tag = /^(\/?)([A-Za-z_][\w.-]*)[ \t\r\n]*(\/?)>/.exec(part);
    const [, closing, name = '', empty] = tag ?? [];
    if (!tag || (closing && empty)) throw refused('bad_xml');
    if (closing) {
      if (open.pop() !== name) throw refused('bad_xml');
    } else {
      if (open.length === 0 && (seenRoot || name !== 'xml')) throw refused('bad_xml');
      seenRoot = true;
      if (!empty && open.push(name) > maxDepth) throw refused('bad_xml');
    }
    if (open.length === 0 && part.slice(tag[0].length).trim() !== '') throw refused('bad_xml');
  }
  if (!seenRoot || open.length > 0 || masked.slice(0, masked.indexOf('<')).trim() !== '') throw refused('bad_xml');
}

/** indexOf rather than a pattern: a pattern would search to the end again for each of a thousand unclosed sections. */
function maskCdata(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let start = text.indexOf(cdataStart); start !== -1; start = text.indexOf(cdataStart, from)) {
    const end = text.indexOf(cdataEnd, start + cdataStart.length);
    if (end === -1) throw refused('bad_xml');
    kept.push(text.slice(from, start));
    from = end + cdataEnd.length;
  }
  kept.push(text.slice(from));
  return kept.join(cdataMark);
}
