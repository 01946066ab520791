import type { InvoiceRequestState } from '@lianke/shared';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { InputRef } from 'antd';
import { Button, Checkbox, Tabs } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { Outlet, useMatch, useNavigate, useSearchParams } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { Card, Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { useRowKeys } from '../../customers/list/use-row-keys.ts';
import { useMay } from '../../session/api.ts';
import { invoicesQuery } from '../api.ts';
import { BlockBanner } from './block-banner.tsx';
import { InvoiceRow, InvoicesSkeleton } from './invoice-row.tsx';
import type { InvoiceSearch } from './invoice-search.ts';
import { isNarrowed, readInvoiceSearch, toListInput, writeInvoiceSearch } from './invoice-search.ts';
import { QueueFilter } from './queue-filter.tsx';
import css from './queue.module.css';
import { StartBatch } from './start-batch.tsx';

/** What waits for a person first, what is over last. */
const tabs: readonly InvoiceRequestState[] = ['requested', 'approved', 'issuing', 'failed', 'issued', 'reversed', 'rejected', 'cancelled'];
const everything = 'all';

/** `/invoices?state=failed`: requests of every state; `/invoices/:id` opens one beside the list. */
export function InvoicesPage() {
  const { invoices } = useMessages();
  const navigate = useNavigate();
  const openId = useMatch('/invoices/:id')?.params.id ?? null;
  const [params, setParams] = useSearchParams();
  const search = useMemo(() => readInvoiceSearch(params), [params]);
  const inputRef = useRef<InputRef>(null);
  const mayIssue = useMay('invoices.issue');
  const mayReadOrders = useMay('orders.read');
  const query = useInfiniteQuery(invoicesQuery(toListInput(search)));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  useRowKeys(inputRef);
  const change = useCallback(
    (part: Partial<InvoiceSearch>) => {
      setChosen(new Set());
      setParams((now) => writeInvoiceSearch({ ...readInvoiceSearch(now), ...part }), { replace: true });
    },
    [setParams],
  );
  const narrowed = isNarrowed(search);
  const clear = (): void => setParams(search.state === 'requested' ? {} : { state: search.state ?? everything }, { replace: true });
  const head = query.data?.pages[0];
  const counts: Partial<Record<InvoiceRequestState, number>> = head?.counts ?? {};
  const nobody = head !== undefined && tabs.every((state) => (counts[state] ?? 0) === 0);
  const label = (state: InvoiceRequestState): string =>
    counts[state] ? `${invoices.state[state]} ${formatCount(counts[state])}` : invoices.state[state];
  const waiting = (query.data?.pages ?? []).flatMap((page) => page.requests).filter(({ state }) => state === 'requested');
  const picked = waiting.filter(({ id }) => chosen.has(id)).map(({ id }) => id);
  const selectable = mayIssue && search.state === 'requested';
  const suffix = params.size > 0 ? `?${params.toString()}` : '';
  const wayOut = narrowed
    ? { label: invoices.clear, onClick: clear }
    : nobody
      ? mayReadOrders
        ? { label: invoices.toOrders, onClick: () => void navigate('/orders') }
        : null
      : search.state === null
        ? null
        : { label: invoices.showAll, onClick: () => change({ state: null }) };
  const nothing = narrowed ? invoices.nothing : nobody ? invoices.empty : invoices.emptyState;
  return (
    <Page
      title={invoices.title}
      count={counts.requested ? invoices.count(formatCount(counts.requested)) : null}
      action={selectable ? <StartBatch chosen={picked} search={search} waiting={counts.requested ?? 0} /> : null}
    >
      {head ? <BlockBanner blocked={head.blocked} /> : null}
      <Tabs
        activeKey={search.state ?? everything}
        onChange={(key) => change({ state: tabs.find((it) => it === key) ?? null })}
        items={[...tabs.map((key) => ({ key: key as string, label: label(key) })), { key: everything, label: invoices.all }]}
        tabBarStyle={{ marginBottom: 12 }}
      />
      <Card>
        <QueueFilter search={search} onChange={change} onClear={clear} inputRef={inputRef} />
        {selectable && waiting.length > 0 ? (
          <div className={css.choose}>
            <Checkbox
              checked={picked.length === waiting.length}
              indeterminate={picked.length > 0 && picked.length < waiting.length}
              onChange={(event) => setChosen(new Set(event.target.checked ? waiting.map(({ id }) => id) : []))}
            >
              {picked.length > 0 ? invoices.selected(picked.length) : invoices.selectAll}
            </Checkbox>
            {picked.length > 0 ? (
              <Button type="link" size="small" onClick={() => setChosen(new Set())}>
                {invoices.clearSelection}
              </Button>
            ) : null}
          </div>
        ) : null}
        <PagedList
          query={query}
          rowsOf={(page) => page.requests}
          skeleton={<InvoicesSkeleton />}
          empty={<StateNotice tone="empty" body={nothing} {...(wayOut ? { action: wayOut } : {})} />}
        >
          {(it) => (
            <InvoiceRow
              key={it.id}
              request={it}
              to={`/invoices/${encodeURIComponent(it.id)}${suffix}`}
              open={it.id === openId}
              selectable={selectable}
              chosen={it.state === 'requested' ? chosen.has(it.id) : null}
              onChoose={(on) =>
                setChosen((now) => {
                  const next = new Set(now);
                  if (on) next.add(it.id);
                  else next.delete(it.id);
                  return next;
                })
              }
            />
          )}
        </PagedList>
      </Card>
      <Outlet />
    </Page>
  );
}
