import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { isDateFormat } from './cell-text.ts';
import { localName, parseXml } from './read-elements.ts';

/** Which cell styles (by their number, the `s` of a cell) show a date. */
export async function readDateStyles(stream: Readable | undefined): Promise<Set<number>> {
  const dates = new Set<number>();
  if (!stream) return dates;
  const codes = new Map<number, string>();
  let inCellStyles = false;
  let nth = 0;
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    const name = localName(tag.name);
    const attributes = tag.attributes as Record<string, string>;
    if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
    else if (name === 'cellXfs') inCellStyles = true;
    else if (name === 'xf' && inCellStyles) {
      const format = Number(attributes.numFmtId ?? 0);
      if (isDateFormat(format, codes.get(format))) dates.add(nth);
      nth += 1;
    }
  });
  parser.on('closetag', (tag) => {
    if (localName(tag.name) === 'cellXfs') inCellStyles = false;
  });
  for await (const _ of parseXml(stream, parser, [])) void _;
  return dates;
}
