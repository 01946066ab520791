import type { InputRef } from 'antd';
import type { RefObject } from 'react';
import { useCallback } from 'react';
import { useMessages } from '../../../messages/locale-context.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import type { ListSearch } from './list-search.ts';
import { changeListSearch } from './list-search.ts';

interface Props {
  search: ListSearch;
  onSearch: (next: ListSearch, replace?: boolean) => void;
  inputRef: RefObject<InputRef>;
}

export function SearchInput({ search, onSearch, inputRef }: Props) {
  const { customers } = useMessages();
  const change = useCallback((text: string) => onSearch(changeListSearch(search, { search: text }), true), [search, onSearch]);
  return <SearchBox value={search.search} onSearch={change} placeholder={customers.searchPlaceholder} inputRef={inputRef} />;
}
