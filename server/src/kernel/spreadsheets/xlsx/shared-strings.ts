import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { mostCellLength, UnreadableFile } from '../table-row.ts';
import { unescapeXlsx } from './cell-text.ts';
import { localName, parseXml } from './read-elements.ts';

const pageStrings = 1_000;
const keptPages = 64;

/**
 * A workbook keeps every different text once, and cells name them by number: a million names and phone numbers, more than belongs in memory.
 * They go to a file of their own that has no name any more, sealed under a key that only this object knows, a thousand to a page;
 * the pages used last stay in memory. Cells mostly name texts in order, and the few that come up everywhere (`男`) are on pages that are always kept.
 */
export class SharedStrings {
  readonly #file: FileHandle | undefined;
  readonly #key = randomBytes(32);
  readonly #places: { at: number; length: number }[] = [];
  readonly #kept = new Map<number, string[]>();
  #end = 0;

  private constructor(file: FileHandle | undefined) {
    this.#file = file;
  }

  static async read(stream: Readable | undefined): Promise<SharedStrings> {
    if (!stream) return new SharedStrings(undefined);
    const directory = await mkdtemp(join(tmpdir(), 'lianke-'));
    const file = await open(join(directory, 'strings'), 'wx+', 0o600);
    await rm(directory, { recursive: true });
    const strings = new SharedStrings(file);
    try {
      let page: string[] = [];
      for await (const texts of readTexts(stream))
        for (const text of texts) {
          page.push(text);
          if (page.length === pageStrings) {
            await strings.#write(page);
            page = [];
          }
        }
      if (page.length > 0) await strings.#write(page);
      return strings;
    } catch (error) {
      await strings.close();
      throw error;
    }
  }

  /** At once when the page is in memory, as it mostly is. */
  get(nth: number): string | Promise<string> {
    const page = Math.floor(nth / pageStrings);
    const kept = this.#kept.get(page);
    if (kept) return kept[nth % pageStrings] ?? '';
    return this.#load(page).then((texts) => texts[nth % pageStrings] ?? '');
  }

  async close(): Promise<void> {
    this.#kept.clear();
    await this.#file?.close();
  }

  async #write(texts: readonly string[]): Promise<void> {
    const cipher = createCipheriv('aes-256-gcm', this.#key, nonce(this.#places.length));
    const sealed = Buffer.concat([cipher.update(JSON.stringify(texts), 'utf8'), cipher.final(), cipher.getAuthTag()]);
    await this.#file?.write(sealed, 0, sealed.length, this.#end);
    this.#places.push({ at: this.#end, length: sealed.length });
    this.#end += sealed.length;
  }

  async #load(page: number): Promise<string[]> {
    const place = this.#places[page];
    if (!place || !this.#file) throw new UnreadableFile('a cell names a text that is not there');
    const sealed = Buffer.alloc(place.length);
    await this.#file.read(sealed, 0, place.length, place.at);
    const decipher = createDecipheriv('aes-256-gcm', this.#key, nonce(page), { authTagLength: 16 }).setAuthTag(sealed.subarray(-16));
    const texts = JSON.parse(Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]).toString('utf8')) as string[];
    if (this.#kept.size >= keptPages) this.#forgetOne();
    this.#kept.set(page, texts);
    return texts;
  }

  /** The oldest but the first few, where the texts that come up everywhere are. */
  #forgetOne(): void {
    for (const page of this.#kept.keys())
      if (page >= 4) {
        this.#kept.delete(page);
        return;
      }
  }
}

/** Each page is written once under a key of its own file, so its number will do. */
const nonce = (page: number): Buffer => {
  const bytes = Buffer.alloc(12);
  bytes.writeUInt32BE(page, 8);
  return bytes;
};

async function* readTexts(stream: Readable): AsyncGenerator<string[]> {
  const gathered: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    const name = localName(tag.name);
    if (name === 'si') text = '';
    else if (name === 'rPh') phonetic += 1;
    else if (name === 't') inText = phonetic === 0;
  });
  const add = (piece: string): void => {
    if (!inText) return;
    text += piece;
    if (text.length > mostCellLength) throw new UnreadableFile('a cell holds more text than Excel allows');
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', (tag) => {
    const name = localName(tag.name);
    if (name === 't') inText = false;
    else if (name === 'rPh') phonetic -= 1;
    else if (name === 'si') gathered.push(unescapeXlsx(text));
  });
  yield* parseXml(stream, parser, gathered);
}
