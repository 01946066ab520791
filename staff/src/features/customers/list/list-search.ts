import type { CustomerListInput } from '../api.ts';
import type { Condition } from '../filter/chip.ts';
import { readCondition, writeCondition } from '../filter/condition-text.ts';

export interface ListSort {
  by: string;
  order: 'asc' | 'desc';
}

/** Everything that decides which rows are shown; it lives in the address, so Back, reload and sharing work. */
export interface ListSearch {
  search: string;
  filter: Condition[];
  sort: ListSort;
  /** Set by a saved view or a shared address; else this person's own choice holds. */
  columns: string[] | null;
  /** The saved view this started from; `all` says that even one's standard view is not wanted. */
  view: string | null;
  /** Shown to the reader; with a cursor the server follows that, without it the page is jumped to. */
  page: number;
  cursor: string | null;
  direction: 'next' | 'previous';
}

export const plainSort: ListSort = { by: 'lastSeenAt', order: 'desc' };
const mostConditions = 20;
const mostPages = 100_000;
const fieldPattern = /^(?:[a-zA-Z]{2,20}|custom\.fld_[0-9A-Z]{26})$/;

export function readListSearch(params: URLSearchParams): ListSearch {
  const before = params.get('before');
  const after = params.get('after');
  const page = Number(params.get('page') ?? 1);
  return {
    search: (params.get('q') ?? '').trim().slice(0, 64),
    filter: params
      .getAll('f')
      .flatMap((text) => readCondition(text) ?? [])
      .slice(0, mostConditions),
    sort: readSort(params.get('sort')),
    columns: readColumns(params.get('cols')),
    view: params.get('view'),
    page: Number.isInteger(page) && page >= 1 && page <= mostPages ? page : 1,
    cursor: before ?? after,
    direction: before ? 'previous' : 'next',
  };
}

/** Defaults are left out, so that the plain list has the plain address. */
export function writeListSearch({ search, filter, sort, columns, view, page, cursor, direction }: ListSearch): URLSearchParams {
  const params = new URLSearchParams();
  if (view) params.set('view', view);
  if (search) params.set('q', search);
  for (const condition of filter) params.append('f', writeCondition(condition));
  if (sort.by !== plainSort.by || sort.order !== plainSort.order) params.set('sort', (sort.order === 'desc' ? '-' : '') + sort.by);
  if (columns) params.set('cols', columns.join(','));
  if (page > 1) params.set('page', String(page));
  if (cursor) params.set(direction === 'previous' ? 'before' : 'after', cursor);
  return params;
}

function readSort(text: string | null): ListSort {
  const by = text?.replace(/^-/, '') ?? '';
  return fieldPattern.test(by) ? { by, order: text?.startsWith('-') ? 'desc' : 'asc' } : plainSort;
}

function readColumns(text: string | null): string[] | null {
  const columns = text?.split(',').filter((key) => fieldPattern.test(key)) ?? [];
  return columns.length > 0 ? columns : null;
}

/** Another question starts at the first page. */
export function changeListSearch(current: ListSearch, change: Partial<Omit<ListSearch, 'page' | 'cursor' | 'direction'>>): ListSearch {
  return { ...current, ...change, page: 1, cursor: null, direction: 'next' };
}

/** One page on or back; the first page has the plain address, because a cursor would not show newcomers. */
export function turnPage(current: ListSearch, cursor: string, direction: ListSearch['direction']): ListSearch {
  const page = Math.max(1, current.page + (direction === 'next' ? 1 : -1));
  return page === 1 ? { ...current, page, cursor: null, direction: 'next' } : { ...current, page, cursor, direction };
}

export const jumpToPage = (current: ListSearch, page: number): ListSearch => ({
  ...current,
  page: Math.min(mostPages, Math.max(1, Math.floor(page) || 1)),
  cursor: null,
  direction: 'next',
});

/** What the list means without its order and place: for exports and bulk actions. */
export const toSelection = ({ search, filter }: Pick<ListSearch, 'search' | 'filter'>) => ({ ...(search ? { search } : {}), filter });

export function toListInput(it: ListSearch, limit: number, custom: string[]): CustomerListInput {
  const place = it.cursor ? { cursor: it.cursor, direction: it.direction } : it.page > 1 ? { page: it.page } : {};
  return { ...toSelection(it), sort: it.sort, limit, custom, ...place };
}
