import type { Input, Output } from '@lianke/shared/api';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import type { OrderSearch } from './list/order-search.ts';
import { toOrdersInput } from './list/order-search.ts';

export type Order = Output<'staff.orders.get'>['order'];
export type OrderCard = Output<'staff.orders.list'>['orders'][number];
export type OrderLine = Order['lines'][number];
export type Refund = Order['refunds'][number];
export type QueuedRefund = Output<'staff.refunds.list'>['refunds'][number];
export type RefundWish = Input<'staff.refunds.preview'>;
type OrdersPage = Output<'staff.orders.list'>;
type CustomerPage = Output<'staff.orders.of-customer'>;
type RefundsPage = Output<'staff.refunds.list'>;

export const orderKeys = {
  all: ['orders'] as const,
  list: ['orders', 'list'] as const,
  one: (id: string) => ['orders', 'one', id] as const,
  ofCustomer: (customerId: string) => ['orders', 'of-customer', customerId] as const,
  refunds: ['orders', 'refunds'] as const,
};

export const ordersQuery = (search: OrderSearch) =>
  infiniteQueryOptions({
    queryKey: [...orderKeys.list, search],
    queryFn: ({ pageParam, signal }) =>
      call('staff.orders.list', { ...toOrdersInput(search), ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: OrdersPage) => last.next,
    placeholderData: keepPreviousData,
  });

const watchMs = 3_000;

/** A refund on its way settles in the background; the order is asked for again until it has. */
export const orderQuery = (id: string) =>
  queryOptions({
    queryKey: orderKeys.one(id),
    queryFn: async ({ signal }) => (await call('staff.orders.get', { id }, { signal })).order,
    refetchInterval: ({ state }) => (state.data?.refundState === 'refunding' ? watchMs : false),
  });

export const customerOrdersQuery = (customerId: string) =>
  infiniteQueryOptions({
    queryKey: orderKeys.ofCustomer(customerId),
    queryFn: ({ pageParam, signal }) =>
      call('staff.orders.of-customer', { customerId, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: CustomerPage) => last.next,
  });

export const refundTabs = {
  requested: ['requested'],
  approved: ['approved'],
  settled: ['succeeded', 'refused', 'cancelled'],
  failed: ['failed'],
} as const;
export type RefundTab = keyof typeof refundTabs;

export const refundsQuery = (tab: RefundTab) =>
  infiniteQueryOptions({
    queryKey: [...orderKeys.refunds, tab],
    queryFn: ({ pageParam, signal }) =>
      call('staff.refunds.list', { states: [...refundTabs[tab]], ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: RefundsPage) => last.next,
  });

/** What would go back; shown before anything is done. */
export const refundPreviewQuery = (wish: RefundWish) =>
  queryOptions({
    queryKey: [...orderKeys.all, 'refund-preview', wish],
    queryFn: ({ signal }) => call('staff.refunds.preview', wish, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
  });
