import { useNavigate } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import type { ListSearch } from './list-search.ts';
import { changeListSearch } from './list-search.ts';

/** Nobody found by this text, nobody matching these conditions, or nobody at all yet. */
export function EmptyList({ search, onSearch }: { search: ListSearch; onSearch: (next: ListSearch) => void }) {
  const { customers, list } = useMessages();
  const navigate = useNavigate();
  if (search.filter.length > 0)
    return (
      <StateNotice
        tone="empty"
        body={list.nothingMatches}
        action={{ label: list.clearFilter, onClick: () => onSearch(changeListSearch(search, { filter: [] })) }}
      />
    );
  if (search.search)
    return (
      <StateNotice
        tone="empty"
        body={customers.nothingFound(search.search)}
        action={{ label: customers.clearSearch, onClick: () => onSearch(changeListSearch(search, { search: '' })) }}
      />
    );
  return (
    <StateNotice tone="empty" body={customers.empty} action={{ label: customers.emptyAction, onClick: () => void navigate('/channels') }} />
  );
}
