import type { ByteSource } from './byte-source.ts';
import { readHead } from './byte-source.ts';

export type CsvEncoding = 'utf-8' | 'gb18030' | 'utf-16le';
export interface CsvForm {
  encoding: CsvEncoding;
  delimiter: ',' | ';' | '\t';
}

const headBytes = 64 * 1024;

/**
 * UTF-8 unless the bytes cannot be: then what Excel in China writes. The first Chinese character may be the file's last, so only a look at the whole
 * file is sure; `most` bytes are enough for a first impression.
 */
export async function sniffCsv(source: ByteSource, most = Infinity): Promise<CsvForm> {
  const encoding = await findEncoding(source, Math.min(most, source.size));
  return { encoding, delimiter: findDelimiter(new TextDecoder(encoding).decode(await readHead(source, headBytes))) };
}

async function findEncoding(source: ByteSource, most: number): Promise<CsvEncoding> {
  const head = await readHead(source, 3);
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  const strict = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of source.read(0, most)) strict.decode(piece, { stream: true });
    if (most === source.size) strict.decode();
    return 'utf-8';
  } catch {
    return 'gb18030';
  }
}

const delimiters = [',', ';', '\t'] as const;

/** The sign that parts the headings most often, outside quotes. A first line `sep=;` says so itself. */
function findDelimiter(text: string): CsvForm['delimiter'] {
  const named = /^sep=([,;\t])\r?\n/.exec(text)?.[1];
  const said = delimiters.find((it) => it === named);
  if (said) return said;
  const counts = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (const sign of text.trimStart()) {
    if (sign === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (sign === '\n' || sign === '\r') break;
    else if (sign === ',' || sign === ';' || sign === '\t') counts[sign] += 1;
  }
  return delimiters.reduce((best, it) => (counts[it] > counts[best] ? it : best), ',');
}
