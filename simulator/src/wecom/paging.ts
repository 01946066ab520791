import { Refusal } from '../http/endpoint.ts';

interface Page<T> {
  rows: T[];
  next_cursor: string;
}

/** Opaque to the caller, as Tencent's cursors are. */
const toCursor = (offset: number): string => Buffer.from(`sim:${offset}`).toString('base64url');

const fromCursor = (cursor: string): number => {
  if (!cursor) return 0;
  const offset = /^sim:(\d+)$/.exec(Buffer.from(cursor, 'base64url').toString())?.[1];
  if (offset === undefined) throw new Refusal(50100, 'invalid cursor');
  return Number(offset);
};

/** A limit beyond the most is cut down to it without a word. */
export function pageOf<T>(rows: readonly T[], cursor: string, limit: number | undefined, otherwise: number, most: number): Page<T> {
  const from = fromCursor(cursor);
  const size = limit === undefined || limit <= 0 ? otherwise : Math.min(limit, most);
  const until = from + size;
  return { rows: rows.slice(from, until), next_cursor: until < rows.length ? toCursor(until) : '' };
}
