import { invoiceRequestStates } from '@lianke/shared';
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
import { OrdersSkeleton } from '../../orders/list/order-row.tsx';
import { useMay } from '../../session/api.ts';
import { invoicesQuery } from '../api.ts';
import { RecentBatches } from '../batches/recent-batches.tsx';
import css from '../invoices.module.css';
import { BlockBanners } from './block-banners.tsx';
import { InvoiceFilter } from './invoice-filter.tsx';
import { InvoiceRow } from './invoice-row.tsx';
import type { InvoiceSearch } from './invoice-search.ts';
import { isNarrowed, readInvoiceSearch, toListInput, writeInvoiceSearch } from './invoice-search.ts';
import { useStartBatch } from './use-start-batch.ts';

const every = 'all';

/** `/invoices?state=failed`: requests for invoices, what waits for a person first; `/invoices/:id` opens one beside the list. */
export function InvoicesPage() {
  const { invoices } = useMessages();
  const navigate = useNavigate();
  const openId = useMatch('/invoices/:id')?.params.id ?? null;
  const [params, setParams] = useSearchParams();
  const search = useMemo(() => readInvoiceSearch(params), [params]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const inputRef = useRef<InputRef>(null);
  const mayIssue = useMay('invoices.issue');
  const query = useInfiniteQuery(invoicesQuery(toListInput(search)));
  const startBatch = useStartBatch();
  useRowKeys(inputRef);
  const change = useCallback(
    (part: Partial<InvoiceSearch>) => {
      setChosen([]);
      setParams((now) => writeInvoiceSearch({ ...readInvoiceSearch(now), ...part }), { replace: true });
    },
    [setParams],
  );
  const clear = (): void =>
    setParams(writeInvoiceSearch({ ...readInvoiceSearch(new URLSearchParams()), state: search.state }), { replace: true });
  const suffix = params.size > 0 ? `?${params.toString()}` : '';
  const head = query.data?.pages[0];
  const reviewing = search.state === 'requested' && mayIssue;
  const shown = query.data?.pages.flatMap(({ requests }) => requests.map(({ id }) => id)) ?? [];
  const ticked = shown.filter((id) => chosen.includes(id));
  const waiting = formatCount(head?.counts.requested ?? 0);
  const issueChosen = (): void => startBatch(invoices.batchWhatSelected(ticked.length), { ids: ticked });
  const issueAll = (): void => startBatch(invoices.batchWhatFilter(waiting), { filter: toListInput(search) });
  const everywhere = head ? Object.values(head.counts).reduce((sum, count) => sum + count, 0) : 0;
  const wayOut = isNarrowed(search)
    ? { body: invoices.nothing, label: invoices.clear, onClick: clear }
    : everywhere > 0
      ? { body: invoices.emptyState, label: invoices.showAll, onClick: () => change({ state: null }) }
      : { body: invoices.empty, label: invoices.toOrders, onClick: () => void navigate('/orders') };
  const label = (state: InvoiceSearch['state']): string => {
    const count = state ? (head?.counts[state] ?? 0) : 0;
    return `${state ? invoices.state[state] : invoices.all}${count > 0 ? ` ${formatCount(count)}` : ''}`;
  };
  return (
    <Page
      title={invoices.title}
      count={head && head.counts.requested > 0 ? invoices.count(waiting) : null}
      action={
        reviewing && shown.length > 0 ? (
          <Button type="primary" onClick={ticked.length > 0 ? issueChosen : issueAll}>
            {ticked.length > 0 ? invoices.batchSelected(ticked.length) : invoices.batchAll}
          </Button>
        ) : null
      }
    >
      {head ? <BlockBanners blocked={head.blocked} sellerId={search.sellerId} /> : null}
      {mayIssue ? <RecentBatches /> : null}
      <Tabs
        activeKey={search.state ?? every}
        onChange={(key) => change({ state: invoiceRequestStates.find((it) => it === key) ?? null })}
        aria-label={invoices.filterState}
        items={[...invoiceRequestStates, null].map((state) => ({ key: state ?? every, label: label(state) }))}
      />
      <Card>
        <InvoiceFilter search={search} onChange={change} onClear={clear} inputRef={inputRef} />
        {reviewing && shown.length > 0 ? (
          <div className={css.bulk}>
            <Checkbox
              checked={ticked.length === shown.length}
              indeterminate={ticked.length > 0 && ticked.length < shown.length}
              onChange={(event) => setChosen(event.target.checked ? shown : [])}
            >
              {ticked.length > 0 ? invoices.selected(ticked.length) : invoices.selectAll}
            </Checkbox>
          </div>
        ) : null}
        <PagedList
          query={query}
          rowsOf={(page) => page.requests}
          skeleton={<OrdersSkeleton />}
          empty={<StateNotice tone="empty" body={wayOut.body} action={wayOut} />}
        >
          {(it) => (
            <InvoiceRow
              key={it.id}
              request={it}
              to={`/invoices/${encodeURIComponent(it.id)}${suffix}`}
              open={it.id === openId}
              chosen={reviewing ? chosen.includes(it.id) : null}
              onChoose={(on) => setChosen((now) => (on ? [...now, it.id] : now.filter((id) => id !== it.id)))}
            />
          )}
        </PagedList>
      </Card>
      <Outlet />
    </Page>
  );
}
