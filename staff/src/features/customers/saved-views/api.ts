import type { Output } from '@lianke/shared/api';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../../api/call.ts';

export type SavedView = Output<'staff.views.list'>['views'][number];

export const viewsQuery = queryOptions({
  queryKey: ['customer-views'],
  queryFn: ({ signal }) => call('staff.views.list', {}, { signal }),
  staleTime: 60_000,
});
