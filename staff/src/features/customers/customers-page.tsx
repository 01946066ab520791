import { useQuery } from '@tanstack/react-query';
import type { InputRef } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Outlet, useMatch, useNavigate, useSearchParams } from 'react-router';
import { useLiveCustomers } from '../../api/live.ts';
import { useMessages } from '../../messages/locale-context.tsx';
import { formatCount } from '../../ui/format-count.ts';
import { Card, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useNarrow } from '../../ui/use-media.ts';
import { BulkBar } from '../bulk/bulk-bar.tsx';
import type { Chosen } from '../bulk/bulk-selection.ts';
import { choose, nobody, toggle } from '../bulk/bulk-selection.ts';
import { useMay } from '../session/api.ts';
import type { CustomerRow } from './api.ts';
import { customerListQuery } from './api.ts';
import type { DrawerContext } from './customer-drawer.tsx';
import { fieldsQuery, useFields } from './fields/field-catalogue.ts';
import { customId } from './fields/field-value.ts';
import { FilterBar } from './filter/filter-bar.tsx';
import { shownColumns } from './list/columns.ts';
import { CustomerCards } from './list/customer-cards.tsx';
import { CustomerTable } from './list/customer-table.tsx';
import { EmptyList } from './list/empty-list.tsx';
import { ListActions } from './list/list-actions.tsx';
import { ListFooter } from './list/list-footer.tsx';
import { useListPreferences } from './list/list-preferences.ts';
import { changeListSearch, jumpToPage, toListInput, turnPage } from './list/list-search.ts';
import { ListSkeleton } from './list/list-skeleton.tsx';
import { ListToolbar } from './list/list-toolbar.tsx';
import { useListKeys } from './list/use-list-keys.ts';
import { useListSearch } from './list/use-list-search.ts';
import { ViewMenu } from './saved-views/view-menu.tsx';

const noRows: CustomerRow[] = [];

export function CustomersPage() {
  const { customers, list } = useMessages();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const openId = useMatch('/customers/:id')?.params.id ?? null;
  const [search, setSearch] = useListSearch();
  const [preferences, setPreferences] = useListPreferences();
  const [pointedId, setPointedId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<Chosen>(nobody);
  const inputRef = useRef<InputRef>(null);
  const mayBulk = useMay('customers.bulk');
  const mayMerge = useMay('customers.merge');
  const known = useQuery(fieldsQuery);
  const all = useFields();
  useLiveCustomers(undefined, known.isSuccess);

  const fields = useMemo(() => shownColumns(all, search.columns ?? preferences.columns), [all, search.columns, preferences.columns]);
  const shown = useMemo(() => fields.map(({ key }) => key), [fields]);
  const custom = useMemo(() => shown.flatMap((key) => customId(key) ?? []).slice(0, 20), [shown]);
  const query = useQuery({
    ...customerListQuery(toListInput(search, preferences.pageSize, custom)),
    enabled: known.isSuccess,
  });
  const rows = query.data?.rows ?? noRows;
  const activeId = openId ?? pointedId;

  const question = JSON.stringify([search.search, search.filter]);
  const [asked, setAsked] = useState(question);
  if (asked !== question) {
    // Another question: what was chosen may not be in the list any more.
    setAsked(question);
    setChosen(nobody);
  }

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
  const mayGive = useMay('coupons.grant');
  const selectable = mayBulk || mayMerge || mayGive;
  const select = useCallback(() => {
    if (activeId && selectable) setChosen((it) => toggle(it, activeId));
  }, [activeId, selectable]);
  const focusSearch = useCallback(() => inputRef.current?.focus({ cursor: 'all' }), []);
  useListKeys({ onMove: move, onOpen: open, onSelect: select, onSearch: focusSearch });

  const atStart = search.direction === 'previous' && !query.isPlaceholderData && query.data?.previous === null;
  useEffect(() => {
    // Back at the top: the plain address shows newcomers too, a cursor would not.
    if (atStart) setSearch(changeListSearch(search, {}), true);
  }, [atStart, search, setSearch]);
  const turn = (next: typeof search): void => {
    setSearch(next);
    window.scrollTo({ top: 0 });
  };

  const total = query.data?.total;
  const index = rows.findIndex(({ id }) => id === openId);
  const context: DrawerContext = {
    onClose: () => void navigate(`/customers${suffix}`),
    onPrevious: index > 0 ? () => move(-1) : null,
    onNext: index >= 0 && index < rows.length - 1 ? () => move(1) : null,
  };
  return (
    <Page
      title={customers.title}
      count={total?.count ? list.total(formatCount(total.count), total.exact) : null}
      action={<ListActions search={search} shown={shown} total={total} all={all} onCreated={openCustomer} />}
    >
      <Card>
        <QueryState query={known} skeleton={<ListSkeleton />}>
          {() => (
            <>
              <ListToolbar
                search={search}
                onSearch={setSearch}
                preferences={preferences}
                onPreferences={setPreferences}
                all={all}
                shown={shown}
                inputRef={inputRef}
                extra={<ViewMenu search={search} shown={shown} onSearch={setSearch} />}
              />
              <FilterBar filter={search.filter} all={all} onChange={(filter) => setSearch(changeListSearch(search, { filter }))} />
              <QueryState query={query} skeleton={<ListSkeleton />}>
                {(page) =>
                  page.rows.length === 0 && search.page === 1 ? (
                    <EmptyList search={search} onSearch={setSearch} />
                  ) : (
                    <>
                      {narrow ? (
                        <CustomerCards rows={page.rows} all={all} onOpen={({ id }) => openCustomer(id)} />
                      ) : (
                        <CustomerTable
                          rows={page.rows}
                          fields={fields}
                          all={all}
                          sort={search.sort}
                          onSort={(sort) => setSearch(changeListSearch(search, { sort }))}
                          activeId={activeId}
                          compact={preferences.compact}
                          loading={query.isPlaceholderData}
                          selection={
                            selectable ? { ids: chosen.ids, everybody: chosen.everybody, onChange: (ids) => setChosen(choose(ids)) } : null
                          }
                          onOpen={({ id }) => openCustomer(id)}
                        />
                      )}
                      <ListFooter
                        page={search.page}
                        pageSize={preferences.pageSize}
                        total={page.total}
                        onPrevious={page.previous ? () => turn(turnPage(search, page.previous ?? '', 'previous')) : null}
                        onNext={page.next ? () => turn(turnPage(search, page.next ?? '', 'next')) : null}
                        onJump={(to) => turn(jumpToPage(search, to))}
                        onPageSize={(pageSize) => {
                          setPreferences({ ...preferences, pageSize });
                          setSearch(changeListSearch(search, {}), true);
                        }}
                      />
                      <BulkBar chosen={chosen} onChosen={setChosen} search={search} total={page.total} all={all} />
                    </>
                  )
                }
              </QueryState>
            </>
          )}
        </QueryState>
      </Card>
      <Outlet context={context} />
    </Page>
  );
}
