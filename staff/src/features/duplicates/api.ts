import type { Output } from '@lianke/shared/api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { customerKeys } from '../customers/customer-keys.ts';

type PairPage = Output<'staff.duplicates.list'>;
type MergePage = Output<'staff.merges.list'>;
export type DuplicatePair = PairPage['pairs'][number];
export type MergePreview = Output<'staff.duplicates.preview'>;
export type MergeRecord = MergePage['merges'][number];

export const duplicatesQuery = infiniteQueryOptions({
  queryKey: customerKeys.duplicates,
  queryFn: ({ pageParam, signal }) => call('staff.duplicates.list', pageParam ? { cursor: pageParam } : {}, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (last: PairPage) => last.next,
});

/** What the rules give depends on which record stays; undefined for the older one. */
export const previewQuery = (leftId: string, rightId: string, keep?: 'left' | 'right') =>
  queryOptions({
    queryKey: [...customerKeys.preview(leftId, rightId), keep ?? null],
    queryFn: ({ signal }) => call('staff.duplicates.preview', { leftId, rightId, ...(keep && { keep }) }, { signal }),
  });

export const mergesQuery = (customerId: string | null) =>
  infiniteQueryOptions({
    queryKey: customerKeys.merges(customerId),
    queryFn: ({ pageParam, signal }) =>
      call('staff.merges.list', { ...(customerId ? { customerId } : {}), ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: MergePage) => last.next,
  });
