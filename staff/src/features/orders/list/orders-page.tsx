import { useInfiniteQuery } from '@tanstack/react-query';
import type { InputRef } from 'antd';
import { useCallback, useMemo, useRef } from 'react';
import { Outlet, useMatch, useNavigate, useSearchParams } from 'react-router';
import { useLiveOrders } from '../../../api/live.ts';
import { useMessages } from '../../../messages/locale-context.tsx';
import { formatCount } from '../../../ui/format-count.ts';
import { Card, Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { useRowKeys } from '../../customers/list/use-row-keys.ts';
import { useMay } from '../../session/api.ts';
import { ordersQuery } from '../api.ts';
import { OrderFilter } from './order-filter.tsx';
import { OrderRow, OrdersSkeleton } from './order-row.tsx';
import type { OrderSearch } from './order-search.ts';
import { isFiltered, readOrderSearch, writeOrderSearch } from './order-search.ts';

/** `/orders?state=paid`: orders of every source, newest first; `/orders/:id` opens one beside the list. */
export function OrdersPage() {
  const { orders } = useMessages();
  const navigate = useNavigate();
  const openId = useMatch('/orders/:id')?.params.id ?? null;
  const [params, setParams] = useSearchParams();
  const search = useMemo(() => readOrderSearch(params), [params]);
  const inputRef = useRef<InputRef>(null);
  const mayWriteGoods = useMay('catalog.write');
  const query = useInfiniteQuery(ordersQuery(search));
  useLiveOrders();
  useRowKeys(inputRef);
  const change = useCallback(
    (part: Partial<OrderSearch>) => setParams((now) => writeOrderSearch({ ...readOrderSearch(now), ...part }), { replace: true }),
    [setParams],
  );
  const clear = (): void => setParams({}, { replace: true });
  const suffix = params.size > 0 ? `?${params.toString()}` : '';
  const total = query.data?.pages[0]?.total;
  const filtered = isFiltered(search);
  const wayOut = filtered
    ? { label: orders.clear, onClick: clear }
    : mayWriteGoods
      ? { label: orders.emptyAction, onClick: () => void navigate('/goods') }
      : null;
  const ofCustomer = query.data?.pages[0]?.orders.find(({ customer }) => customer?.id === search.customerId)?.customer?.name;
  return (
    <Page title={orders.title} count={total?.count ? orders.count(formatCount(total.count), total.exact) : null}>
      <Card>
        <OrderFilter search={search} onChange={change} onClear={clear} customerName={ofCustomer ?? null} inputRef={inputRef} />
        <PagedList
          query={query}
          rowsOf={(page) => page.orders}
          skeleton={<OrdersSkeleton />}
          empty={<StateNotice tone="empty" body={filtered ? orders.nothing : orders.empty} {...(wayOut ? { action: wayOut } : {})} />}
        >
          {(it) => <OrderRow key={it.id} order={it} to={`/orders/${encodeURIComponent(it.id)}${suffix}`} open={it.id === openId} />}
        </PagedList>
      </Card>
      <Outlet />
    </Page>
  );
}
