import { useQuery } from '@tanstack/react-query';
import type { InputRef } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Outlet, useMatch, useNavigate, useSearchParams } from 'react-router';
import { useLiveCustomers } from '../../api/live.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { Card, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { StateNotice } from '../../ui/state-notice.tsx';
import { useNarrow } from '../../ui/use-media.ts';
import type { CustomerRow } from './api.ts';
import { customerListQuery } from './api.ts';
import type { DrawerContext } from './customer-drawer.tsx';
import { CustomerCards } from './list/customer-cards.tsx';
import { CustomerTable } from './list/customer-table.tsx';
import { ListFooter } from './list/list-footer.tsx';
import { useListPreferences } from './list/list-preferences.ts';
import type { ListSearch } from './list/list-search.ts';
import { changeListSearch, toListInput } from './list/list-search.ts';
import { ListSkeleton } from './list/list-skeleton.tsx';
import { ListToolbar } from './list/list-toolbar.tsx';
import { useListKeys } from './list/use-list-keys.ts';
import { useListSearch } from './list/use-list-search.ts';

const noRows: CustomerRow[] = [];

export function CustomersPage() {
  const { customers } = useMessages();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const openId = useMatch('/customers/:id')?.params.id ?? null;
  const [search, setSearch] = useListSearch();
  const [preferences, setPreferences] = useListPreferences();
  const [pointedId, setPointedId] = useState<string | null>(null);
  const inputRef = useRef<InputRef>(null);
  useLiveCustomers();
  const query = useQuery(customerListQuery(toListInput(search)));
  const rows = query.data?.rows ?? noRows;
  const activeId = openId ?? pointedId;

  const suffix = params.size > 0 ? `?${params.toString()}` : '';
  const openCustomer = useCallback(
    (id: string, replace = false) => {
      setPointedId(id);
      void navigate(`/customers/${encodeURIComponent(id)}${suffix}`, { replace });
    },
    [navigate, suffix],
  );
  const move = useCallback(
    (step: 1 | -1) => {
      const index = rows.findIndex(({ id }) => id === activeId);
      const row = rows[index === -1 ? 0 : index + step];
      if (!row) return;
      if (openId) openCustomer(row.id, true);
      else setPointedId(row.id);
      document.querySelector(`[data-row="${CSS.escape(row.id)}"]`)?.scrollIntoView({ block: 'nearest' });
    },
    [rows, activeId, openId, openCustomer],
  );
  const open = useCallback(() => {
    if (activeId) openCustomer(activeId);
  }, [activeId, openCustomer]);
  const focusSearch = useCallback(() => inputRef.current?.focus({ cursor: 'all' }), []);
  useListKeys({ onMove: move, onOpen: open, onSearch: focusSearch });

  const turn = (cursor: string, direction: ListSearch['direction']): void => {
    setSearch({ ...search, cursor, direction });
    window.scrollTo({ top: 0 });
  };
  const atStart = search.direction === 'previous' && !query.isPlaceholderData && query.data?.previous === null;
  useEffect(() => {
    // Back at the top: the plain address shows newcomers too, a cursor would not.
    if (atStart) setSearch(changeListSearch(search, {}), true);
  }, [atStart, search, setSearch]);

  const total = query.data?.total;
  const index = rows.findIndex(({ id }) => id === openId);
  const context: DrawerContext = {
    onClose: () => void navigate(`/customers${suffix}`),
    onPrevious: index > 0 ? () => move(-1) : null,
    onNext: index >= 0 && index < rows.length - 1 ? () => move(1) : null,
  };
  return (
    <Page title={customers.title} count={total?.count ? customers.count(formatCount(total.count), total.exact) : null}>
      <Card>
        <ListToolbar search={search} onSearch={setSearch} preferences={preferences} onPreferences={setPreferences} inputRef={inputRef} />
        <QueryState query={query} skeleton={<ListSkeleton />}>
          {(page) =>
            page.rows.length === 0 ? (
              search.search ? (
                <StateNotice
                  tone="empty"
                  body={customers.nothingFound(search.search)}
                  action={{ label: customers.clearSearch, onClick: () => setSearch(changeListSearch(search, { search: '' })) }}
                />
              ) : (
                <StateNotice
                  tone="empty"
                  body={customers.empty}
                  action={{ label: customers.emptyAction, onClick: () => void navigate('/channels') }}
                />
              )
            ) : (
              <>
                {narrow ? (
                  <CustomerCards rows={page.rows} onOpen={({ id }) => openCustomer(id)} />
                ) : (
                  <CustomerTable
                    rows={page.rows}
                    activeId={activeId}
                    preferences={preferences}
                    loading={query.isPlaceholderData}
                    onOpen={({ id }) => openCustomer(id)}
                  />
                )}
                <ListFooter
                  onPrevious={page.previous ? () => turn(page.previous ?? '', 'previous') : null}
                  onNext={page.next ? () => turn(page.next ?? '', 'next') : null}
                />
              </>
            )
          }
        </QueryState>
      </Card>
      <Outlet context={context} />
    </Page>
  );
}
