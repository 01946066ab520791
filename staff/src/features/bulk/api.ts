import type { Input, Output } from '@lianke/shared/api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

export type BulkAction = Output<'staff.bulk.get'>;
export type BulkInput = Input<'staff.bulk.start'>;
export type BulkChange = BulkInput['change'];

export const bulkKeys = { all: ['bulk'] as const, recent: ['bulk', 'recent'] as const, history: ['bulk', 'history'] as const };

const pollMs = 1_500;
export const isUnderWay = ({ status }: Pick<BulkAction, 'status'>): boolean => ['preparing', 'running', 'undoing'].includes(status);

/** The newest actions; asked again while one of them is under way. */
export const recentBulkQuery = queryOptions({
  queryKey: bulkKeys.recent,
  queryFn: ({ signal }) => call('staff.bulk.list', {}, { signal }),
  refetchInterval: (query) => (query.state.data?.actions.some(isUnderWay) ? pollMs : false),
});

type HistoryPage = Output<'staff.bulk.list'>;

export const bulkHistoryQuery = infiniteQueryOptions({
  queryKey: bulkKeys.history,
  queryFn: ({ pageParam, signal }) => call('staff.bulk.list', pageParam ? { cursor: pageParam } : {}, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (last: HistoryPage) => last.next,
  refetchInterval: (query) => (query.state.data?.pages.some((page) => page.actions.some(isUnderWay)) ? pollMs : false),
});
