import type { Knex } from 'knex';

/** A keyset cursor: the sort value and id of the row a page ends at, opaque to clients. */
export interface Place {
  value: number;
  id: string;
}

export const writeCursor = (place: Place): string => Buffer.from(`${place.value}.${place.id}`).toString('base64url');

/** Undefined for a cursor we did not write: the list then starts from its beginning. */
export function readCursor(cursor: string | undefined): Place | undefined {
  const match = /^(\d{1,16})\.([A-Za-z0-9_]{1,64})$/.exec(Buffer.from(cursor ?? '', 'base64url').toString('latin1'));
  return match?.[1] && match[2] ? { value: Number(match[1]), id: match[2] } : undefined;
}

export type KeyValue = string | number;

/** A cursor over several columns, bound to the order it was made for: one from another order does not apply. */
export const writeKeyCursor = (order: string, key: readonly KeyValue[]): string =>
  Buffer.from(JSON.stringify([order, ...key])).toString('base64url');

export function readKeyCursor(order: string, length: number, cursor: string | undefined): KeyValue[] | undefined {
  if (!cursor) return undefined;
  try {
    const [made, ...key] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as unknown[];
    const plain = key.every((value) => typeof value === 'string' || Number.isSafeInteger(value));
    return made === order && key.length === length && plain ? (key as KeyValue[]) : undefined;
  } catch {
    return undefined;
  }
}

/** A page of a query's rows, newest first (ids made later sort later), and the cursor of the page after it. `order` names the list, as for writeKeyCursor. */
export async function newestPage<R extends { id: string }>(
  query: Knex.QueryBuilder,
  order: string,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<{ page: R[]; next: string | null }> {
  const [place] = readKeyCursor(order, 1, cursor) ?? [];
  if (typeof place === 'string') void query.where('id', '<', place);
  const rows = (await query.orderBy('id', 'desc').limit(limit + 1)) as R[];
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, next: rows.length > limit && last ? writeKeyCursor(order, [last.id]) : null };
}

/**
 * Rows beyond a key, in an order over several columns that all run the same way. The first column is also compared by itself, which lets both
 * databases enter the index at the right place.
 */
export function beyond(query: Knex.QueryBuilder, columns: readonly string[], key: readonly KeyValue[], way: '<' | '>'): void {
  const [first = '', ...rest] = columns;
  const [value = '', ...values] = key;
  if (rest.length === 0) return void query.where(first, way, value);
  void query.where(first, `${way}=`, value).where((where) => {
    void where.where(first, way, value).orWhere((tie) => {
      void tie.where(first, value);
      beyond(tie, rest, values, way);
    });
  });
}
