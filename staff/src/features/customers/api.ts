import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Input, Output } from '@lianke/shared/api';
import { hasCode } from '../../api/api-error.ts';
import { call } from '../../api/call.ts';
import { customerKeys } from './customer-keys.ts';

export type CustomerView = Output<'staff.customers.get'>;
export type CustomerRow = Output<'staff.customers.list'>['rows'][number];
export type CustomerListInput = Input<'staff.customers.list'>;
export type TimelinePage = Output<'staff.customers.timeline'>;
export type TimelineEntry = TimelinePage['entries'][number];
export type WhichCustomer = Input<'staff.customers.get'>;

export const customerListQuery = (input: CustomerListInput) =>
  queryOptions({
    queryKey: customerKeys.list(input),
    queryFn: ({ signal }) => call('staff.customers.list', input, { signal }),
    placeholderData: keepPreviousData,
  });

export const customerQuery = (who: WhichCustomer) =>
  queryOptions({
    queryKey: customerKeys.get(who),
    queryFn: ({ signal }) => call('staff.customers.get', who, { signal }),
  });

const syncEveryMs = 1_600;
const syncAttempts = 6;

/** A customer added seconds ago may not have reached us yet: ask again for about ten seconds before giving up. */
export const syncingCustomerQuery = (externalUserid: string) =>
  queryOptions({
    ...customerQuery({ externalUserid }),
    retry: (failures, error) => failures < (hasCode(error, 'customer.not_found') ? syncAttempts : 2) && !hasCode(error, 'auth.required'),
    retryDelay: syncEveryMs,
  });

export const timelineQuery = (customerId: string) =>
  infiniteQueryOptions({
    queryKey: customerKeys.timeline(customerId),
    queryFn: ({ pageParam, signal }) =>
      call('staff.customers.timeline', { customerId, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: TimelinePage) => last.next,
  });
