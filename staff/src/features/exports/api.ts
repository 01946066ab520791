import type { Output } from '@lianke/shared/api';
import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

type ExportPage = Output<'staff.exports.list'>;
export const exportKeys = { all: ['exports'] as const };

export const exportsQuery = infiniteQueryOptions({
  queryKey: exportKeys.all,
  queryFn: ({ pageParam, signal }) => call('staff.exports.list', pageParam ? { cursor: pageParam } : {}, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (last: ExportPage) => last.next,
});
