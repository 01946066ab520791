import { readJson } from './json-reader.ts';
import { refused } from './refusal.ts';
import { readXml } from './xml-reader.ts';
import type { Fields } from './types.ts';

/** The official account is XML only; mini-program and WeCom can be set to either in the console. */
export type BodyFormat = 'xml' | 'xml-or-json';

/** Reads the outer or the decrypted body, telling JSON from XML by its first character. */
export function readEnvelope(text: string, format: BodyFormat): Fields {
  if (!text.trimStart().startsWith('{')) return readXml(text);
  if (format === 'xml') throw refused('bad_xml');
  return readJson(text);
}
