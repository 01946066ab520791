import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvLine } from './write-csv.ts';
import { writeXlsx } from './write-xlsx.ts';
import { readCell } from './cell-escape.ts';
import { openTable } from './read-table.ts';
import type { TableForm } from './read-table.ts';
import { sniffCsv } from './sniff-csv.ts';
import { UnreadableFile } from './table-row.ts';
import { bufferSource, zipOf } from '../../../test/byte-sources.ts';

async function readAll(content: Buffer, format: 'csv' | 'xlsx', pieceBytes?: number): Promise<string[][]> {
  const source = bufferSource(content, pieceBytes);
  const form: TableForm = format === 'csv' ? { format, ...(await sniffCsv(source)) } : { format };
  const { columns, rows } = await openTable(source, form);
  const all = [columns];
  for await (const row of rows) all.push(row.cells);
  return all;
}

// `iconv -t gb18030` of 姓名,手机号\r\n张三,13800000000\r\n.
const gb18030 = Buffer.from('d0d5c3fb2ccad6bbfabac50d0ad5c5c8fd2c31333830303030303030300d0a', 'hex');

describe('a CSV file is read whoever wrote it', () => {
  const table = [
    ['姓名', '手机号'],
    ['张三', '13800000000'],
  ];
  it.each([
    ['UTF-8', Buffer.from('姓名,手机号\n张三,13800000000\n')],
    ['UTF-8 with a byte order mark', Buffer.from('\uFEFF姓名,手机号\r\n张三,13800000000\r\n')],
    ['GB18030, as Excel in China saves it', gb18030],
    ['UTF-16, as Excel calls Unicode text', Buffer.from('\uFEFF姓名\t手机号\r\n张三\t13800000000\r\n', 'utf16le')],
    ['semicolons', Buffer.from('姓名;手机号\n张三;13800000000')],
    ['tabs', Buffer.from('姓名\t手机号\n张三\t13800000000')],
    ['old Mac line ends', Buffer.from('姓名,手机号\r张三,13800000000\r')],
    ['quotes around everything', Buffer.from('"姓名","手机号"\r\n"张三","13800000000"\r\n')],
    ['empty lines', Buffer.from('\n\n姓名,手机号\n\n张三,13800000000\n,\n')],
    ["Excel's word on the delimiter", Buffer.from('sep=;\r\n姓名;手机号\r\n张三;13800000000\r\n')],
  ])('%s', async (_, content) => {
    expect(await readAll(content, 'csv')).toEqual(table);
    expect(await readAll(content, 'csv', 3)).toEqual(table); // cut in the middle of characters
  });

  it('finds GB18030 when the first Chinese character comes late', async () => {
    const late = Buffer.concat([Buffer.from(`name,phone\n${'a,1\n'.repeat(50_000)}`), gb18030.subarray(13)]);
    expect((await readAll(late, 'csv')).at(-1)).toEqual(['张三', '13800000000']);
  });

  it('keeps commas, quotes and line breaks inside quotes', async () => {
    const content = Buffer.from('name,note\n"Wang, Lei","he said ""hi"",\nand left"\n');
    expect(await readAll(content, 'csv')).toEqual([
      ['name', 'note'],
      ['Wang, Lei', 'he said "hi",\nand left'],
    ]);
  });

  it('names columns uniquely', async () => {
    expect((await readAll(Buffer.from('姓名,姓名,,姓名\n1,2,3,4'), 'csv'))[0]).toEqual(['姓名', '姓名 (2)', '第3列', '姓名 (3)']);
  });

  it('tells what is no table', async () => {
    await expect(readAll(Buffer.from(''), 'csv')).rejects.toThrow(UnreadableFile);
    await expect(readAll(Buffer.from('a,b\n"never closed,1\n2,3'), 'csv')).rejects.toThrow(UnreadableFile);
    await expect(readAll(Buffer.from('not a zip'), 'xlsx')).rejects.toThrow(UnreadableFile);
    await expect(readAll(await zipOf({ 'xl/other.xml': '<a/>' }), 'xlsx')).rejects.toThrow(UnreadableFile);
  });
});

const workbook = (sheet: string, more: Record<string, string> = {}): Promise<Buffer> =>
  zipOf({
    'xl/workbook.xml':
      '<workbook xmlns:r="r"><sheets><sheet name="隐藏" r:id="rId0" state="hidden"/><sheet name="一" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId0" Type="x/worksheet" Target="worksheets/hidden.xml"/><Relationship Id="rId1" Type="x/worksheet" Target="/xl/worksheets/s.xml"/></Relationships>',
    'xl/worksheets/hidden.xml': '<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>',
    'xl/worksheets/s.xml': `<worksheet><sheetData>${sheet}</sheetData></worksheet>`,
    ...more,
  });

describe('an xlsx file is read as people see it', () => {
  it('dates, numbers, texts in one', async () => {
    const content = await workbook(
      `<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="D1" t="inlineStr"><is><t>备注</t></is></c></row>
       <row r="3"><c r="A3" s="1"><v>33010</v></c><c r="B3"><v>1.3812345678E10</v></c><c r="D3" t="b"><v>1</v></c></row>
       <row r="4"><c r="A4" s="2"><v>45000.5</v></c><c r="B4"><v>13812345678</v></c><c r="D4"><v>0.30000000000000004</v></c></row>
       <row r="5"><c r="A5" s="0"><v>33010</v></c><c r="B5" t="str"><f>1</f><v>0138</v></c><c r="D5" t="e"><v>#N/A</v></c></row>
       <row r="6"><c r="A6" s="3"><v>45000</v></c><c r="B6"><v>330106199001011234</v></c></row>`,
      {
        'xl/sharedStrings.xml':
          '<sst><si><t>生日</t></si><si><r><t>手机</t></r><r><t>号</t></r><rPh sb="0" eb="1"><t>shou ji</t></rPh></si></sst>',
        'xl/styles.xml':
          '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="171" formatCode="&quot;day&quot;0.00"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="171"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="170"/></cellXfs></styleSheet>',
      },
    );
    expect(await readAll(content, 'xlsx', 100)).toEqual([
      ['生日', '手机号', '第3列', '备注'],
      ['1990-05-17', '13812345678', '', '是'],
      ['2023-03-15 12:00:00', '13812345678', '', '0.3'],
      ['33010', '0138', '', ''],
      ['2023-03-15', '330106199001011234'],
    ]);
  });

  it('counts from 1904 where the workbook says so', async () => {
    const content = await workbook('<row><c t="str"><v>日</v></c></row><row><c s="0"><v>31548</v></c></row>', {
      'xl/workbook.xml': '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="一" r:id="rId1"/></sheets></workbook>',
      'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="14"/></cellXfs></styleSheet>',
    });
    expect(await readAll(content, 'xlsx')).toEqual([['日'], ['1990-05-17']]);
  });

  it('refuses damage, entities and cells too long for Excel', async () => {
    for (const sheet of ['<row><c>', '<row><c><v>&bomb;</v></c></row>', `<row><c t="str"><v>${'x'.repeat(50_000)}</v></c></row>`])
      await expect(readAll(await workbook(sheet), 'xlsx')).rejects.toThrow(UnreadableFile);
    const whole = await workbook('<row><c t="str"><v>a</v></c></row>');
    await expect(readAll(whole.subarray(0, whole.length - 30), 'xlsx')).rejects.toThrow(UnreadableFile);
  });
});

const storable = (text: string): boolean => !/[\u0000]|\p{Surrogate}/u.test(text);
const cells = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      '=1+1',
      '+86',
      '-5',
      '@x',
      "'",
      "''=",
      ' x ',
      '\t',
      '\n',
      '\r\n',
      '007',
      '1e5',
      '"',
      ',',
      '😀',
      '_x000D_',
      '<&>',
      '\u0007',
      '　',
    ),
  )
  .filter(storable);

describe('what we write we read back exactly', () => {
  const rowsOf = fc.array(fc.array(cells, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
  const filled = (rows: string[][]): string[][] => rows.filter((row) => row.some((cell) => cell !== ''));
  const padded = (row: string[]): string[] => ['a', 'b', 'c'].map((_, at) => readCell(row[at] ?? ''));

  it('as CSV', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, async (rows) => {
        const text = [['a', 'b', 'c'], ...rows].map(csvLine).join('');
        const [, ...read] = await readAll(Buffer.from(`\uFEFF${text}`), 'csv', 7);
        expect(read.map(padded)).toEqual(filled(rows));
      }),
    );
  });

  it('as xlsx, over several sheets of texts', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf, async (rows) => {
        async function* groups(): AsyncGenerator<string[][]> {
          yield rows;
        }
        const stream = writeXlsx({
          headings: ['a', 'b', 'c'],
          numeric: [false, false, false],
          rows: groups(),
          mark: { short: '王 于 2026 导出', author: '王', at: 0, lines: [['导出人', '王']] },
        });
        const pieces: Buffer[] = [];
        for await (const piece of stream) pieces.push(piece as Buffer);
        const [, ...read] = await readAll(Buffer.concat(pieces), 'xlsx', 50);
        expect(read.map(padded)).toEqual(filled(rows));
      }),
      { numRuns: 40 },
    );
  });
});
