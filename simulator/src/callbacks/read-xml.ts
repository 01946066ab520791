import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { isJson } from '../http/fields.ts';

const parser = new XMLParser({ parseTagValue: false, trimValues: true, processEntities: false, ignoreDeclaration: true });

/** The children of the xml root, or undefined when the text is not what Tencent would accept. */
export function readXml(text: string): Record<string, unknown> | undefined {
  if (!text.startsWith('<xml>') || XMLValidator.validate(text) !== true) return undefined;
  const parsed: unknown = parser.parse(text);
  return isJson(parsed) && isJson(parsed['xml']) ? parsed['xml'] : undefined;
}
