import { protectCell } from './cell-escape.ts';

const quoted = (cell: string): string => (/[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** One record of a CSV file, safe to open in a spreadsheet. */
export const csvLine = (cells: readonly string[]): string => `${cells.map((cell) => quoted(protectCell(cell))).join(',')}\r\n`;

/** What tells Excel that the file is UTF-8. */
export const byteOrderMark = '\uFEFF';
