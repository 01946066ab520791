/**
 * A spreadsheet takes a cell that begins with one of these for a formula, and a formula can send data away. Such a text gets an apostrophe in
 * front, which spreadsheets read as "this is text". So does a text that begins with an apostrophe, or whose outer spaces belong to it,
 * so that our own import knows exactly what the apostrophe stands for and gives back the same text.
 */
const needsMark = (text: string): boolean => /^[=+\-@'\t\r\n\s]|\s$/.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text);

export const protectCell = (text: string): string => (needsMark(text) ? `'${text}` : text);

/**
 * The text a cell stands for. Outer spaces are typing slips unless marked; an apostrophe that marks nothing stays; `="0138"` is how people make
 * Excel keep a leading zero.
 */
export function readCell(cell: string): string {
  if (cell.startsWith("'") && needsMark(cell.slice(1))) return cell.slice(1);
  const text = cell.trim();
  return /^="([^"]*)"$/.exec(text)?.[1] ?? text;
}

const separators = '、,，;；|\\';

/** Several texts in one cell: `老客户、生日`. A sign that would part them is written with a backslash. */
export const joinList = (texts: readonly string[]): string =>
  texts.map((text) => [...text].map((sign) => (separators.includes(sign) ? `\\${sign}` : sign)).join('')).join('、');

/** Reads what joinList wrote, and what people write: parted by 、 , ; or |. Empty parts stay, so that places keep their meaning. */
export function splitList(cell: string): string[] {
  const texts: string[] = [''];
  let marked = false;
  for (const sign of cell) {
    if (!marked && sign === '\\') marked = true;
    else if (!marked && separators.includes(sign)) texts.push('');
    else {
      texts[texts.length - 1] += sign;
      marked = false;
    }
  }
  if (marked) texts[texts.length - 1] += '\\';
  return texts;
}
