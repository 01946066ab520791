import type { RedState } from '@lianke/shared';
import type { Input, Output } from '@lianke/shared/api';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

export type InvoiceRequest = Output<'staff.invoices.get'>['request'];
export type InvoiceCard = Output<'staff.invoices.list'>['requests'][number];
export type Invoice = InvoiceRequest['invoices'][number];
export type TitleInput = Input<'staff.invoices.edit'>['title'];
export type InvoicePreview = Output<'staff.invoices.preview'>;
export type RedLetter = Output<'staff.reds.list'>['reds'][number];
export type Batch = Output<'staff.invoices.batch'>['batch'];
export type BatchRow = Output<'staff.invoices.batch'>['rows'][number];
export type BooksMonth = Output<'staff.invoice-books.month'>;
export type Quota = Output<'staff.invoice-books.quota'>['quotas'][number];
export type BookDifference = Output<'staff.invoice-books.differences'>['differences'][number];
export type InvoiceSettings = Output<'staff.invoice-settings.get'>;
export type Seller = InvoiceSettings['sellers'][number];
export type TaxCode = InvoiceSettings['taxCodes'][number];
export type Rules = InvoiceSettings['rules'];
export type ListInput = Omit<Input<'staff.invoices.list'>, 'cursor' | 'limit'>;
export type ListPage = Output<'staff.invoices.list'>;
type CustomerPage = Output<'staff.invoices.of-customer'>;
type InvoiceablePage = Output<'staff.invoices.invoiceable'>;
type RedsPage = Output<'staff.reds.list'>;
type BatchPage = Output<'staff.invoices.batch'>;
type BatchesPage = Output<'staff.invoices.batches'>;
type DifferencesPage = Output<'staff.invoice-books.differences'>;

export const invoiceKeys = {
  all: ['invoices'] as const,
  list: ['invoices', 'list'] as const,
  one: (id: string) => ['invoices', 'one', id] as const,
  reds: ['invoices', 'reds'] as const,
  batches: ['invoices', 'batches'] as const,
  books: ['invoices', 'books'] as const,
  settings: ['invoices', 'settings'] as const,
};

const first = { initialPageParam: null as string | null };
const after = (cursor: string | null): { cursor?: string } => (cursor ? { cursor } : {});
const watchMs = 3_000;
const batchMs = 1_000;
const listMs = 15_000;

export const invoicesQuery = (input: ListInput) =>
  infiniteQueryOptions({
    queryKey: [...invoiceKeys.list, input],
    queryFn: ({ pageParam, signal }) => call('staff.invoices.list', { ...input, ...after(pageParam) }, { signal }),
    ...first,
    getNextPageParam: (last: ListPage) => last.next,
    placeholderData: keepPreviousData,
    refetchInterval: listMs,
  });

/** At the provider, or its files are still being fetched from there. */
const isUnsettled = ({ state, provider, files }: Invoice): boolean =>
  state === 'submitting' || (state === 'issued' && provider !== 'manual' && files.length === 0);
const onItsWay = (it: InvoiceRequest | undefined): boolean =>
  it !== undefined && (it.state === 'approved' || it.state === 'issuing' || it.invoices.some(isUnsettled));

/** What is at the provider settles in the background; the request is asked for again until it has. */
export const invoiceQuery = (id: string) =>
  queryOptions({
    queryKey: invoiceKeys.one(id),
    queryFn: async ({ signal }) => (await call('staff.invoices.get', { id }, { signal })).request,
    refetchInterval: ({ state }) => (onItsWay(state.data) ? watchMs : false),
  });

export const customerInvoicesQuery = (customerId: string) =>
  infiniteQueryOptions({
    queryKey: [...invoiceKeys.all, 'of-customer', customerId],
    queryFn: ({ pageParam, signal }) => call('staff.invoices.of-customer', { customerId, ...after(pageParam) }, { signal }),
    ...first,
    getNextPageParam: (last: CustomerPage) => last.next,
  });

export const orderInvoicesQuery = (orderId: string) =>
  queryOptions({
    queryKey: [...invoiceKeys.all, 'of-order', orderId],
    queryFn: ({ signal }) => call('staff.invoices.of-order', { orderId }, { signal }),
  });

export const invoiceableQuery = (customerId: string) =>
  infiniteQueryOptions({
    queryKey: [...invoiceKeys.all, 'invoiceable', customerId],
    queryFn: ({ pageParam, signal }) => call('staff.invoices.invoiceable', { customerId, ...after(pageParam) }, { signal }),
    ...first,
    getNextPageParam: (last: InvoiceablePage) => last.next,
    staleTime: 0,
  });

/** What an invoice over these orders would be, worked out by the server. */
export const invoicePreviewQuery = (orderIds: string[]) =>
  queryOptions({
    queryKey: [...invoiceKeys.all, 'preview', orderIds],
    queryFn: ({ signal }) => call('staff.invoices.preview', { orderIds }, { signal }),
    placeholderData: keepPreviousData,
    retry: false,
    staleTime: 0,
  });

export const redTabs = {
  open: ['requested', 'submitting', 'waiting_buyer', 'waiting_seller', 'confirmed', 'issuing'],
  stuck: ['refused', 'expired', 'failed'],
  done: ['reversed'],
  all: [],
} as const satisfies Record<string, readonly RedState[]>;
export type RedTab = keyof typeof redTabs;

export const redsQuery = (tab: RedTab) =>
  infiniteQueryOptions({
    queryKey: [...invoiceKeys.reds, tab],
    queryFn: ({ pageParam, signal }) => {
      const states: RedState[] = [...redTabs[tab]];
      return call('staff.reds.list', { ...(states.length > 0 ? { states } : {}), ...after(pageParam) }, { signal });
    },
    ...first,
    getNextPageParam: (last: RedsPage) => last.next,
    refetchInterval: listMs,
  });

export const batchQuery = (id: string) =>
  infiniteQueryOptions({
    queryKey: [...invoiceKeys.batches, 'one', id],
    queryFn: ({ pageParam, signal }) => call('staff.invoices.batch', { id, ...after(pageParam) }, { signal }),
    ...first,
    getNextPageParam: (last: BatchPage) => last.next,
    // Paused or done, what the provider already has still settles.
    refetchInterval: ({ state }) => {
      const it = state.data?.pages[0]?.batch;
      return it && (it.state === 'running' || it.waiting > 0) ? batchMs : false;
    },
  });

export const batchesQuery = infiniteQueryOptions({
  queryKey: [...invoiceKeys.batches, 'list'],
  queryFn: ({ pageParam, signal }) => call('staff.invoices.batches', { limit: 5, ...after(pageParam) }, { signal }),
  ...first,
  getNextPageParam: (last: BatchesPage) => last.next,
});

export const booksQuery = (month: string, sellerId: string | null) =>
  queryOptions({
    queryKey: [...invoiceKeys.books, 'month', month, sellerId],
    queryFn: ({ signal }) => call('staff.invoice-books.month', { month, ...(sellerId ? { sellerId } : {}) }, { signal }),
    placeholderData: keepPreviousData,
  });

export const bookDifferencesQuery = (month: string) =>
  infiniteQueryOptions({
    queryKey: [...invoiceKeys.books, 'differences', month],
    queryFn: ({ pageParam, signal }) => call('staff.invoice-books.differences', { month, ...after(pageParam) }, { signal }),
    ...first,
    getNextPageParam: (last: DifferencesPage) => last.next,
  });

export const quotaQuery = queryOptions({
  queryKey: [...invoiceKeys.books, 'quota'],
  queryFn: async ({ signal }) => (await call('staff.invoice-books.quota', {}, { signal })).quotas,
});

export const monthFileUrl = (month: string): string => `/downloads/invoices/${encodeURIComponent(month)}.xlsx`;

export const invoiceSettingsQuery = queryOptions({
  queryKey: invoiceKeys.settings,
  queryFn: ({ signal }) => call('staff.invoice-settings.get', {}, { signal }),
  staleTime: 60_000,
});
