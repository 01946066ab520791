import { readKeyCursor, writeKeyCursor } from '../../../../kernel/db/paging.ts';
import type { KeyValue } from '../../../../kernel/db/paging.ts';
import type { ShownRow } from '../../views.ts';
import { sortOrders } from './sort-orders.ts';

export interface AskedPage {
  by: keyof typeof sortOrders;
  order: 'asc' | 'desc';
  direction: 'next' | 'previous';
  cursor?: string | undefined;
  /** From 1; instead of a cursor. */
  page?: number | undefined;
  limit: number;
}

export interface Page {
  rows: ShownRow[];
  next: string | null;
  previous: string | null;
}

/** How to walk to a page: in which order, from which key on, past how many rows. A previous page is walked to backwards. */
export interface Walk {
  columns: readonly (keyof ShownRow)[];
  order: 'asc' | 'desc';
  key: KeyValue[] | undefined;
  skip: number;
  limit: number;
  back: boolean;
  name: string;
}

export function planWalk(asked: AskedPage): Walk {
  const columns = sortOrders[asked.by];
  const name = `${asked.by}.${asked.order}`;
  const key = asked.page === undefined ? readKeyCursor(name, columns.length, asked.cursor) : undefined;
  const back = asked.direction === 'previous' && key !== undefined;
  const order = (asked.order === 'desc') !== back ? 'desc' : 'asc';
  return { columns, order, key, skip: ((asked.page ?? 1) - 1) * asked.limit, limit: asked.limit, back, name };
}

/** What was found on a walk, one row more than the page holds if there are more, as a page with its cursors. */
export function cutPage(walk: Walk, found: readonly ShownRow[]): Page {
  const more = found.length > walk.limit;
  const rows = walk.back ? found.slice(0, walk.limit).reverse() : found.slice(0, walk.limit);
  const cursorAt = (row: ShownRow | undefined): string | null =>
    row
      ? writeKeyCursor(
          walk.name,
          walk.columns.map((column) => row[column] as KeyValue),
        )
      : null;
  const hasBefore = walk.key !== undefined || walk.skip > 0;
  return {
    rows,
    next: walk.back || more ? cursorAt(rows.at(-1)) : null,
    previous: (walk.back ? more : hasBefore) ? cursorAt(rows[0]) : null,
  };
}
