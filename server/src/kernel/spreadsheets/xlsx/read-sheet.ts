import type { Readable } from 'node:stream';
import { SaxesParser } from 'saxes';
import { mostCellLength, mostColumns, UnreadableFile } from '../table-row.ts';
import { localName, parseXml } from './read-elements.ts';

/** A cell as the file has it; what it means depends on its type and style. */
export interface RawCell {
  column: number;
  type: string;
  style: number;
  text: string;
}
export interface RawRow {
  line: number;
  cells: RawCell[];
}

/** `AB12` → 27. */
function columnOf(place: string): number {
  let column = 0;
  for (const sign of place) {
    const letter = sign.charCodeAt(0) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

/** The rows of a sheet that hold anything. Throws UnreadableFile. */
export async function* readSheet(stream: Readable): AsyncGenerator<RawRow[]> {
  const rows: RawRow[] = [];
  let row: RawRow = { line: 0, cells: [] };
  let cell: RawCell | undefined;
  let taking = false;
  let phonetic = false;
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    const attributes = tag.attributes as Record<string, string>;
    switch (localName(tag.name)) {
      case 'row':
        row = { line: Number(attributes.r ?? row.line + 1), cells: [] };
        break;
      case 'c': {
        const column = attributes.r ? columnOf(attributes.r) : (row.cells.at(-1)?.column ?? -1) + 1;
        cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), text: '' };
        break;
      }
      case 'rPh':
        phonetic = true;
        break;
      case 'v':
        taking = true;
        break;
      case 't':
        taking = !phonetic;
        break;
    }
  });
  const add = (text: string): void => {
    if (!taking || !cell) return;
    cell.text += text;
    if (cell.text.length > mostCellLength) throw new UnreadableFile('a cell holds more text than Excel allows');
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', (tag) => {
    switch (localName(tag.name)) {
      case 'v':
      case 't':
        taking = false;
        break;
      case 'rPh':
        phonetic = false;
        break;
      case 'c':
        if (cell && cell.text !== '') {
          if (cell.column < 0 || cell.column >= mostColumns)
            throw new UnreadableFile(`more than ${mostColumns} columns in row ${row.line}`);
          row.cells.push(cell);
        }
        cell = undefined;
        break;
      case 'row':
        if (row.cells.length > 0) rows.push(row);
        break;
    }
  });
  yield* parseXml(stream, parser, rows);
}
