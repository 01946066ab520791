import { Transform } from 'node:stream';

const [quote, backslash, open, close, semicolon, newline] = [0x27, 0x5c, 0x28, 0x29, 0x3b, 0x0a];
const header = /^INSERT INTO `([^`]+)`.* VALUES ?$/;
const longestHeader = 4_000;

/**
 * Lets a dump of mysqldump pass and counts the rows of each table in it: the brackets at the top of every INSERT, outside quotes.
 * Asking the database beside the dump would count another moment.
 */
export function createRowCounter(counts: Record<string, number>): Transform {
  let line = ''; // the statement's beginning, until it proves to be an INSERT or not
  let table: string | undefined;
  let depth = 0;
  let quoted = false;
  let escaped = false;

  const outside = (byte: number): void => {
    if (byte === newline || byte === open) {
      table = header.exec(line)?.[1];
      if (table === undefined && byte === open) line += '(';
      else line = '';
      if (table !== undefined) counts[table] ??= 0;
      if (table !== undefined && byte === open) row(byte);
    } else if (line.length < longestHeader) line += String.fromCharCode(byte);
  };
  const row = (byte: number): void => {
    if (escaped) escaped = false;
    else if (quoted) {
      if (byte === backslash) escaped = true;
      else if (byte === quote) quoted = false;
    } else if (byte === quote) quoted = true;
    else if (byte === open) {
      if (depth === 0 && table !== undefined) counts[table] = (counts[table] ?? 0) + 1;
      depth += 1;
    } else if (byte === close) depth -= 1;
    else if (byte === semicolon && depth === 0) table = undefined;
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (const byte of chunk) {
        if (table === undefined) outside(byte);
        else row(byte);
      }
      done(null, chunk);
    },
  });
}
