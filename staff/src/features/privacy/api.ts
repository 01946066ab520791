import type { Output } from '@lianke/shared/api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

export type PrivacyRequest = Output<'staff.privacy.get'>;
export type RequestPage = Output<'staff.privacy.requests'>;
export type RequestTab = 'open' | 'settled';

export const privacyKey = ['privacy'] as const;

export const requestsQuery = (status: RequestTab) =>
  infiniteQueryOptions({
    queryKey: [...privacyKey, 'requests', status],
    queryFn: ({ pageParam, signal }) => call('staff.privacy.requests', { status, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: RequestPage) => last.next,
  });

const watchMs = 2_000;

/** An approved request is being carried out in the background; its receipt appears when that is done. */
export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: [...privacyKey, 'request', id],
    queryFn: ({ signal }) => call('staff.privacy.get', { id }, { signal }),
    refetchInterval: ({ state }) => (state.data?.status === 'approved' ? watchMs : false),
  });
