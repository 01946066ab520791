import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { ByteSource } from './byte-source.ts';
import type { CsvForm } from './sniff-csv.ts';
import { mostCellLength, mostColumns, UnreadableFile } from './table-row.ts';
import type { TableRow } from './table-row.ts';

/** Every record of a CSV file, empty lines too. Throws UnreadableFile. */
export async function* readCsv(source: ByteSource, { encoding, delimiter }: CsvForm): AsyncGenerator<TableRow> {
  const text = Readable.from(encoding === 'utf-8' ? source.read(0, source.size) : decoded(source, encoding), { objectMode: true });
  const parser = parse({
    bom: true,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: mostCellLength * 20,
  });
  text.on('error', (error) => parser.destroy(error));
  let line = 0;
  try {
    for await (const record of text.pipe(parser) as AsyncIterable<string[]>) {
      line += 1;
      if (line === 1 && /^sep=$/.test(record[0] ?? '')) continue; // Excel's own word on the delimiter
      if (record.length > mostColumns) throw new UnreadableFile(`more than ${mostColumns} columns in row ${line}`);
      yield { line, cells: record };
    }
  } catch (error) {
    throw error instanceof CsvError ? new UnreadableFile(`CSV, row ${line + 1}`, { cause: error }) : error;
  } finally {
    text.destroy();
    parser.destroy();
  }
}

async function* decoded(source: ByteSource, encoding: CsvForm['encoding']): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const piece of source.read(0, source.size)) {
    const text = decoder.decode(piece, { stream: true });
    if (text !== '') yield text;
  }
  const rest = decoder.decode();
  if (rest !== '') yield rest;
}
