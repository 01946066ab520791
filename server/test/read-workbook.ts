import { openWorkbook } from '../src/kernel/spreadsheets/xlsx/open-workbook.ts';
import { readSheet } from '../src/kernel/spreadsheets/xlsx/read-sheet.ts';
import { bufferSource } from './byte-sources.ts';

export interface ReadCell {
  text: string;
  /** Whether a spreadsheet adds it up. */
  number: boolean;
}

/** Every sheet of an xlsx file, cell by cell, empty ones as empty texts. */
export async function readWorkbook(bytes: Buffer): Promise<ReadCell[][][]> {
  const workbook = await openWorkbook(bufferSource(bytes));
  const sheets: ReadCell[][][] = [];
  for (const path of workbook.sheets) {
    const stream = await workbook.open(path);
    const rows: ReadCell[][] = [];
    if (stream)
      for await (const group of readSheet(stream))
        for (const raw of group) {
          const row: ReadCell[] = [];
          for (const cell of raw.cells) row[cell.column] = { text: cell.text, number: cell.type !== 'inlineStr' && cell.type !== 's' };
          rows.push(Array.from(row, (cell: ReadCell | undefined) => cell ?? { text: '', number: false }));
        }
    sheets.push(rows);
  }
  return sheets;
}

export async function bytesOf(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
