import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { SaxesParser } from 'saxes';
import { UnreadableFile } from '../table-row.ts';

/** Feeds a part through a parser, handing out what its handlers gathered after each piece: nothing is kept longer than that. */
export async function* parseXml<T>(stream: Readable, parser: SaxesParser, gathered: T[]): AsyncGenerator<T[]> {
  const decoder = new StringDecoder('utf8');
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      parser.write(decoder.write(piece));
      if (gathered.length > 0) yield gathered.splice(0);
    }
    parser.write(decoder.end()).close();
    if (gathered.length > 0) yield gathered.splice(0);
  } catch (error) {
    throw error instanceof UnreadableFile || !isDamage(error) ? error : new UnreadableFile('damaged XML', { cause: error });
  } finally {
    stream.destroy();
  }
}

/** What the file is to blame for, unlike a database that does not answer. Saxes names the place (`12:34: …`), zlib and yauzl speak of their own. */
const isDamage = (error: unknown): boolean =>
  error instanceof Error &&
  (/^\d+:\d+: /.test(error.message) || /^Z_/.test((error as { code?: string }).code ?? '') || /zip|byte|stored|size/i.test(error.message));

export interface Element {
  name: string;
  attributes: Record<string, string>;
}

/** `x:sheet` and `sheet` are the same to us. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** The elements of these names, wherever they stand; for the small parts of a workbook. */
export async function* readElements(stream: Readable, names: readonly string[]): AsyncGenerator<Element> {
  const gathered: Element[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    const name = localName(tag.name);
    if (names.includes(name)) gathered.push({ name, attributes: { ...tag.attributes } });
  });
  for await (const elements of parseXml(stream, parser, gathered)) yield* elements;
}
