import type { ListSearch } from '../list/list-search.ts';
import { changeListSearch, plainSort } from '../list/list-search.ts';
import type { SavedView } from './api.ts';

/** The address value for "none, not even my standard view". */
export const everybody = 'all';

const plain: ListSearch = { search: '', filter: [], sort: plainSort, columns: null, view: null, page: 1, cursor: null, direction: 'next' };

/** The list as the view was saved. */
export const applyView = ({ id, search, filter, sort, columns }: SavedView): ListSearch => ({
  ...plain,
  view: id,
  search: search ?? '',
  filter,
  sort,
  columns: columns.length > 0 ? columns : null,
});

export const plainList = (withStandard: boolean): ListSearch => ({ ...plain, view: withStandard ? everybody : null });

/** What saving the list as it is now would keep. */
export const toViewInput = (search: ListSearch, shownColumns: readonly string[]) => ({
  search: search.search || null,
  filter: search.filter,
  sort: search.sort,
  columns: [...shownColumns],
});

/** Whether the list was changed since the view was chosen. */
export function differs(search: ListSearch, view: SavedView, shownColumns: readonly string[]): boolean {
  const now = toViewInput(search, shownColumns);
  const columns = view.columns.length > 0 ? view.columns : now.columns;
  return JSON.stringify([now.search, now.filter, now.sort, now.columns]) !== JSON.stringify([view.search, view.filter, view.sort, columns]);
}

/** Whether the address says nothing of its own, so that one's standard view may take its place. */
export const isPlain = (search: ListSearch): boolean =>
  search.view === null && JSON.stringify(changeListSearch(search, {})) === JSON.stringify(plain) && search.page === 1;
