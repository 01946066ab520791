import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { Input } from '@lianke/shared/api';
import { useEffect, useState } from 'react';
import { write } from '../../../api/call.ts';
import { useReportFailure } from '../../../ui/use-report-failure.ts';
import type { ListSearch } from '../list/list-search.ts';
import type { SavedView } from './api.ts';
import { viewsQuery } from './api.ts';
import { readStandardView, storeStandardView } from './standard-view.ts';
import { applyView, isPlain } from './view-state.ts';

const none: SavedView[] = [];

/** Saved views with what can be done to them; opens the standard view when the plain list is asked for. */
export function useViews(search: ListSearch, onSearch: (next: ListSearch, replace?: boolean) => void) {
  const client = useQueryClient();
  const report = useReportFailure();
  const views = useQuery(viewsQuery).data?.views ?? none;
  const [standard, setStandard] = useState(readStandardView);
  const refresh = (): Promise<void> => client.invalidateQueries({ queryKey: viewsQuery.queryKey });
  const save = useMutation({
    mutationFn: (input: Input<'staff.views.save'>) => write('staff.views.save', input),
    onSuccess: async () => refresh(),
    onError: report,
  });
  const remove = useMutation({
    mutationFn: (id: string) => write('staff.views.delete', { id }),
    onSuccess: async (_, id) => {
      if (search.view === id) onSearch({ ...search, view: null }, true);
      await refresh();
    },
    onError: report,
  });
  const wanted = isPlain(search) ? views.find(({ id }) => id === standard) : undefined;
  useEffect(() => {
    if (wanted) onSearch(applyView(wanted), true);
  }, [wanted, onSearch]);
  return {
    views,
    current: views.find(({ id }) => id === search.view),
    standard,
    chooseStandard: (id: string | null) => {
      storeStandardView(id);
      setStandard(id);
    },
    save,
    remove,
  };
}
