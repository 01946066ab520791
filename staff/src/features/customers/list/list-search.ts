import type { CustomerListInput } from '../api.ts';

export type ListSort = 'last_seen' | 'created';

/** Everything that decides which rows are shown; it lives in the address, so Back, reload and sharing work. */
export interface ListSearch {
  search: string;
  sort: ListSort;
  cursor: string | null;
  direction: 'next' | 'previous';
}

const pageSize = 20;

export function readListSearch(params: URLSearchParams): ListSearch {
  const before = params.get('before');
  const after = params.get('after');
  return {
    search: (params.get('q') ?? '').trim().slice(0, 64),
    sort: params.get('sort') === 'created' ? 'created' : 'last_seen',
    cursor: before ?? after,
    direction: before ? 'previous' : 'next',
  };
}

/** Defaults are left out, so that the plain list has the plain address. */
export function writeListSearch({ search, sort, cursor, direction }: ListSearch): URLSearchParams {
  const params = new URLSearchParams();
  if (search) params.set('q', search);
  if (sort !== 'last_seen') params.set('sort', sort);
  if (cursor) params.set(direction === 'previous' ? 'before' : 'after', cursor);
  return params;
}

/** Another question starts at the first page. */
export function changeListSearch(current: ListSearch, change: Partial<Pick<ListSearch, 'search' | 'sort'>>): ListSearch {
  return { ...current, ...change, cursor: null, direction: 'next' };
}

export function toListInput({ search, sort, cursor, direction }: ListSearch): CustomerListInput {
  return { ...(search ? { search } : {}), sort, direction, limit: pageSize, ...(cursor ? { cursor } : {}) };
}
