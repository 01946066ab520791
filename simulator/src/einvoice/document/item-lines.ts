import type { InvoiceRow } from '../invoice.ts';
import { yuanOf } from '../yuan.ts';
import { hasTax, rateWord } from './rate-word.ts';
import type { Align, Sheet } from './sheet.ts';
import { LEFT, lineHeight } from './sheet.ts';

const SIZE = 8;
const GAP = 3.2;

interface Column {
  title: string;
  width: number;
  align: Align;
  cell(row: InvoiceRow): string;
}

/** Together as wide as the frame. */
const COLUMNS: readonly Column[] = [
  { title: '项目名称', width: 148, align: 'left', cell: (row) => row.name },
  { title: '规格型号', width: 68, align: 'left', cell: (row) => row.spec },
  { title: '单 位', width: 34, align: 'center', cell: (row) => row.unit },
  { title: '数 量', width: 62, align: 'right', cell: (row) => row.quantity },
  { title: '单 价', width: 72, align: 'right', cell: (row) => row.price },
  { title: '金 额', width: 64, align: 'right', cell: (row) => yuanOf(row.netFen) },
  { title: '税率/征收率', width: 47, align: 'center', cell: rateWord },
  { title: '税 额', width: 56, align: 'right', cell: (row) => (hasTax(row) ? yuanOf(row.taxFen) : '***') },
];

const PADDING = 3;
/** Only these may take a second line. */
const WRAPPED = ['项目名称', '规格型号'];

export interface Placed {
  row: InvoiceRow;
  lines: string[][];
  height: number;
}

export const placeRow = (sheet: Sheet, row: InvoiceRow): Placed => {
  const lines = COLUMNS.map((column) => {
    const text = column.cell(row);
    return WRAPPED.includes(column.title) ? sheet.wrap(text, column.width - 2 * PADDING, SIZE) : [text];
  });
  return { row, lines, height: Math.max(...lines.map((one) => one.length)) * lineHeight(SIZE) + GAP };
};

const eachColumn = (run: (column: Column, x: number, index: number) => void): void => {
  let x = LEFT;
  COLUMNS.forEach((column, index) => {
    run(column, x, index);
    x += column.width;
  });
};

export function drawTitles(sheet: Sheet, y: number, ink: string): void {
  eachColumn(({ title, width }, x) => sheet.write(title, { x: x + 1, y, width: width - 2, size: 9, align: 'center', ink }));
}

export function drawRow(sheet: Sheet, placed: Placed, y: number): void {
  eachColumn(({ width, align }, x, index) =>
    sheet.writeLines(placed.lines[index] ?? [], { x: x + PADDING, y, width: width - 2 * PADDING, size: SIZE, align }),
  );
}

/** Where the sums stand: below 金额 and 税额. */
export function drawSums(sheet: Sheet, y: number, net: string, tax: string): void {
  eachColumn(({ title, width }, x) => {
    const text = title === '金 额' ? net : title === '税 额' ? tax : '';
    if (text !== '') sheet.write(text, { x: x - 6, y, width: width + 6 - PADDING, size: 9, align: 'right' });
  });
}
