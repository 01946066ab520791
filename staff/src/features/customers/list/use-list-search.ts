import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ListSearch } from './list-search.ts';
import { readListSearch, writeListSearch } from './list-search.ts';

export function useListSearch(): [ListSearch, (next: ListSearch, replace?: boolean) => void] {
  const [params, setParams] = useSearchParams();
  const search = useMemo(() => readListSearch(params), [params]);
  const change = useCallback((next: ListSearch, replace = false) => void setParams(writeListSearch(next), { replace }), [setParams]);
  return [search, change];
}
