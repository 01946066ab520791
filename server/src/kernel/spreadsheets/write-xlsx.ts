import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { escapeXlsx } from './xlsx/cell-text.ts';
import { protectCell } from './cell-escape.ts';

/** One sheet ends at 1,048,576 rows; the rest goes on in the next, under the same headings. */
const rowsPerSheet = 1_000_000;

export interface XlsxTable {
  /** What the sheet is called. */
  name?: string;
  headings: readonly string[];
  numeric: readonly boolean[];
  /** Groups of rows. */
  rows: AsyncIterable<readonly (readonly string[])[]>;
  /** Short tables on sheets of their own, after the long one. */
  more?: readonly ShortTable[];
  /** Printed at the foot of every page, in the file's properties, and line by line on a sheet of its own. */
  mark: { short: string; author: string; at: number; lines: readonly (readonly [string, string])[] };
}

export interface ShortTable {
  name: string;
  headings: readonly string[];
  numeric: readonly boolean[];
  rows: readonly (readonly string[])[];
}

const xmlText = (text: string): string =>
  escapeXlsx(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const sheetNamespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packageRelations = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** An xlsx file as it is made: neither rows nor file are ever in memory as a whole. */
export function writeXlsx(table: XlsxTable): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  fill(zip, table).catch((error: unknown) => output.destroy(error as Error));
  zip.on('error', (error: Error) => output.destroy(error));
  return output;
}

async function fill(zip: ZipFile, table: XlsxTable): Promise<void> {
  const rows = flatten(table.rows);
  const sheets: string[] = [];
  for (let more = true; more;) {
    const state = { more: false };
    const sheet = Readable.from(sheetXml(table, rows, state));
    zip.addReadStreamLazy(`xl/worksheets/sheet${sheets.length + 1}.xml`, { compressionLevel: 4 }, (done) => done(null, sheet));
    await finished(sheet);
    const name = table.name ?? '客户';
    sheets.push(sheets.length === 0 ? name : `${name} ${sheets.length + 1}`);
    more = state.more;
  }
  for (const short of table.more ?? []) {
    const sheet = Readable.from(sheetXml({ ...short, mark: table.mark }, once(short.rows), { more: false }));
    zip.addReadStreamLazy(`xl/worksheets/sheet${sheets.length + 1}.xml`, { compressionLevel: 4 }, (done) => done(null, sheet));
    await finished(sheet);
    sheets.push(short.name);
  }
  const add = (name: string, text: string): void => zip.addBuffer(Buffer.from(declaration + text), name);
  add(`xl/worksheets/sheet${sheets.length + 1}.xml`, markSheet(table.mark));
  sheets.push('导出说明');
  addFrame(add, sheets, table.mark);
  zip.end();
}

async function* flatten(groups: XlsxTable['rows']): AsyncGenerator<readonly string[]> {
  for await (const group of groups) yield* group;
}

async function* once(rows: readonly (readonly string[])[]): AsyncGenerator<readonly string[]> {
  yield* rows;
}

/** `0` → A, `26` → AA. */
function columnName(at: number): string {
  return (at >= 26 ? columnName(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26));
}

/** One sheet of the table; `state.more` says whether rows are left for another. */
async function* sheetXml(
  table: Pick<XlsxTable, 'headings' | 'numeric' | 'mark'>,
  rows: AsyncGenerator<readonly string[]>,
  state: { more: boolean },
): AsyncGenerator<string> {
  const letters = table.headings.map((_, at) => columnName(at));
  const cellXml = (cell: string, at: number, line: number): string => {
    if (cell === '') return '';
    const place = `${letters[at] ?? ''}${line}`;
    if (table.numeric[at] && /^-?\d{1,13}(?:\.\d{1,4})?$/.test(cell)) return `<c r="${place}"><v>${cell}</v></c>`;
    return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${xmlText(protectCell(cell))}</t></is></c>`;
  };
  const rowXml = (cells: readonly string[], line: number): string =>
    `<row r="${line}">${cells.map((cell, at) => cellXml(cell, at, line)).join('')}</row>`;
  yield `${declaration}<worksheet xmlns="${sheetNamespace}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
  yield `<row r="1">${table.headings.map((heading, at) => `<c r="${letters[at] ?? ''}1" t="inlineStr"><is><t>${xmlText(heading)}</t></is></c>`).join('')}</row>`;
  let text = '';
  let line = 1;
  for (;;) {
    if (line > rowsPerSheet) {
      state.more = true;
      break;
    }
    const next = await rows.next();
    if (next.done) break;
    line += 1;
    text += rowXml(next.value, line);
    if (text.length > 65_536) {
      yield text;
      text = '';
    }
  }
  yield `${text}</sheetData><headerFooter><oddFooter>&amp;C${xmlText(table.mark.short.replaceAll('&', '&&'))}</oddFooter></headerFooter></worksheet>`;
}

const markSheet = (mark: XlsxTable['mark']): string =>
  `<worksheet xmlns="${sheetNamespace}"><sheetData>${mark.lines
    .map(
      ([name, value], at) =>
        `<row r="${at + 1}">${[name, value]
          .map(
            (cell, nth) =>
              `<c r="${columnName(nth)}${at + 1}" t="inlineStr"><is><t xml:space="preserve">${xmlText(protectCell(cell))}</t></is></c>`,
          )
          .join('')}</row>`,
    )
    .join('')}</sheetData></worksheet>`;

/** The parts that tell what the others are. */
function addFrame(add: (name: string, text: string) => void, sheets: readonly string[], mark: XlsxTable['mark']): void {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  add(
    '[Content_Types].xml',
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>${sheets.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${type}.worksheet+xml"/>`).join('')}</Types>`,
  );
  add(
    '_rels/.rels',
    `<Relationships xmlns="${packageRelations}"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
  );
  add(
    'xl/workbook.xml',
    `<workbook xmlns="${sheetNamespace}" xmlns:r="${relations}"><sheets>${sheets.map((name, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
  );
  add(
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${packageRelations}">${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${relations}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="rIdStyles" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
  );
  add(
    'xl/styles.xml',
    `<styleSheet xmlns="${sheetNamespace}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>`,
  );
  add(
    'docProps/core.xml',
    `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:creator>${xmlText(mark.author)}</dc:creator><dc:description>${xmlText(mark.short)}</dc:description><dcterms:created xsi:type="dcterms:W3CDTF">${new Date(mark.at).toISOString()}</dcterms:created></cp:coreProperties>`,
  );
}
