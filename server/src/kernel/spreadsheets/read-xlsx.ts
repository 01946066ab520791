import type { ByteSource } from './byte-source.ts';
import { UnreadableFile } from './table-row.ts';
import type { TableRow } from './table-row.ts';
import { dateText, numberText, unescapeXlsx } from './xlsx/cell-text.ts';
import { readDateStyles } from './xlsx/date-styles.ts';
import { openWorkbook } from './xlsx/open-workbook.ts';
import type { RawCell, RawRow } from './xlsx/read-sheet.ts';
import { readSheet } from './xlsx/read-sheet.ts';
import { SharedStrings } from './xlsx/shared-strings.ts';

/**
 * The rows of the first visible sheet, and of the sheets after it that have the same headings: a million rows is all one sheet can hold, so our own
 * export goes on in the next. Throws UnreadableFile.
 */
export async function* readXlsx(source: ByteSource): AsyncGenerator<TableRow> {
  const workbook = await openWorkbook(source);
  const dates = await readDateStyles(await workbook.open('xl/styles.xml'));
  const strings = await SharedStrings.read(await workbook.open('xl/sharedStrings.xml'));
  const toText = (cell: RawCell): string | Promise<string> => {
    switch (cell.type) {
      case 's':
        return strings.get(Number(cell.text));
      case 'inlineStr':
      case 'str':
        return unescapeXlsx(cell.text);
      case 'b':
        return cell.text === '1' ? '是' : '否';
      case 'e':
        return '';
      case 'd':
        return cell.text.replace('T00:00:00', '').replace('T', ' ');
      default:
        return dates.has(cell.style) ? dateText(cell.text, workbook.from1904) : numberText(cell.text);
    }
  };
  try {
    let headings: string | undefined;
    let before = 0;
    for (const sheet of workbook.sheets) {
      const stream = await workbook.open(sheet);
      if (!stream) continue;
      let last = before;
      let first = true;
      for await (const rows of readSheet(stream))
        for (const raw of rows) {
          const row = await toRow(raw, before, toText);
          if (first) {
            const text = JSON.stringify(row.cells);
            if (headings !== undefined && text !== headings) return;
            if (headings === undefined) yield row;
            headings ??= text;
            first = false;
          } else yield row;
          last = row.line;
        }
      before = last;
    }
    if (headings === undefined) throw new UnreadableFile('no sheet with anything in it');
  } finally {
    await strings.close();
  }
}

async function toRow(raw: RawRow, before: number, toText: (cell: RawCell) => string | Promise<string>): Promise<TableRow> {
  const cells: string[] = [];
  for (const cell of raw.cells) {
    while (cells.length < cell.column) cells.push('');
    const text = toText(cell);
    cells[cell.column] = typeof text === 'string' ? text : await text;
  }
  return { line: before + raw.line, cells };
}
