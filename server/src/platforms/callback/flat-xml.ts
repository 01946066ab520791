import type { Fields } from './types.ts';

// Content classes exclude the character their end begins with, so a mismatch is found in one pass.
const element = /\s*<([A-Za-z_]\w*)>(?:\s*<!\[CDATA\[([^\]]*)\]\]>\s*|([^<&\]]*))<\/\1>/y;
const opening = /^\s*<xml>/;
const closing = /\s*<\/xml>\s*$/y;

/**
 * Reads the shape nearly every push has: `<xml>` around elements that hold text or one CDATA section, no name twice. Ten times faster than a full
 * parser, and callbacks come in floods. Undefined for anything else, which the full reader then judges; a test holds the two to the same answers.
 */
export function readFlatXml(text: string): Fields | undefined {
  const start = opening.exec(text);
  if (!start) return undefined;
  const fields: Fields = {};
  let at = start[0].length;
  for (;;) {
    element.lastIndex = at;
    const found = element.exec(text);
    if (!found) break;
    const [whole, name = '', section, plain = ''] = found;
    if (Object.hasOwn(fields, name) || name === '__proto__') return undefined;
    fields[name] = (section ?? plain).trim();
    at += whole.length;
  }
  closing.lastIndex = at;
  return closing.test(text) ? fields : undefined;
}
