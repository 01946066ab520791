import type { Output } from '@lianke/shared/api';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

export type FollowerImport = Output<'staff.followers.import-start'>['import'];

const pollMs = 1_000;

export const followerImportQuery = queryOptions({
  queryKey: ['follower-import'],
  queryFn: ({ signal }) => call('staff.followers.import-get', {}, { signal }),
  staleTime: 0,
  refetchInterval: ({ state }) => (state.data?.import?.status === 'running' ? pollMs : false),
});
