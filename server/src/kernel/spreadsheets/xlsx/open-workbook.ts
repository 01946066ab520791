import { Readable } from 'node:stream';
import { fromRandomAccessReader, RandomAccessReader } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';
import type { ByteSource } from '../byte-source.ts';
import { UnreadableFile } from '../table-row.ts';
import { readElements } from './read-elements.ts';

class SourceReader extends RandomAccessReader {
  readonly #source: ByteSource;
  constructor(source: ByteSource) {
    super();
    this.#source = source;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#source.read(start, end), { objectMode: false });
  }
}

/** The zip archive that an xlsx file is: its parts by name, each read as a stream. */
export interface Workbook {
  /** Undefined when there is no such part. */
  open(name: string): Promise<Readable | undefined>;
  /** Visible sheets in their order, as part names. */
  sheets: string[];
  /** Days count from 1904 instead of 1900 (old Excel for Mac). */
  from1904: boolean;
}

/** More unpacked than this is no customer list but an attack. */
const mostUnpackedBytes = 4_000_000_000;

/** Throws UnreadableFile for what is no zip, or a zip without a workbook (an .xls with a wrong name, a password). */
export async function openWorkbook(source: ByteSource): Promise<Workbook> {
  const { zip, entries } = await listEntries(source).catch((error: unknown) => {
    throw new UnreadableFile('not a zip archive', { cause: error });
  });
  const open = async (name: string): Promise<Readable | undefined> => {
    const entry = entries.get(name.replace(/^\//, ''));
    if (!entry) return undefined;
    if (entry.uncompressedSize > mostUnpackedBytes) throw new UnreadableFile('unpacks to more than any list of customers');
    return new Promise((resolve, reject) => {
      zip.openReadStream(entry, (error, stream) => (error ? reject(new UnreadableFile(name, { cause: error })) : resolve(stream)));
    });
  };
  const workbook = await open('xl/workbook.xml');
  if (!workbook) throw new UnreadableFile('no workbook inside');
  const targets = await readTargets(await open('xl/_rels/workbook.xml.rels'));
  const sheets: string[] = [];
  let from1904 = false;
  for await (const element of readElements(workbook, ['sheet', 'workbookPr'])) {
    if (element.name === 'workbookPr') from1904 = ['1', 'true'].includes(element.attributes.date1904 ?? '');
    else if (!element.attributes.state || element.attributes.state === 'visible')
      sheets.push(targets.get(element.attributes['r:id'] ?? '') ?? '');
  }
  return { open, sheets: sheets.filter(Boolean), from1904 };
}

async function readTargets(rels: Readable | undefined): Promise<Map<string, string>> {
  const targets = new Map<string, string>();
  if (!rels) return targets;
  for await (const { attributes } of readElements(rels, ['Relationship'])) {
    const target = attributes.Target ?? '';
    if (attributes.Id && attributes.Type?.endsWith('/worksheet'))
      targets.set(attributes.Id, target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`);
  }
  return targets;
}

function listEntries(source: ByteSource): Promise<{ zip: ZipFile; entries: Map<string, Entry> }> {
  return new Promise((resolve, reject) => {
    fromRandomAccessReader(new SourceReader(source), source.size, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) return reject(error);
      const entries = new Map<string, Entry>();
      zip.on('entry', (entry: Entry) => {
        entries.set(entry.fileName, entry);
        if (entries.size > 10_000) reject(new Error('too many parts'));
        else zip.readEntry();
      });
      zip.on('end', () => resolve({ zip, entries }));
      zip.on('error', reject);
      zip.readEntry();
    });
  });
}
