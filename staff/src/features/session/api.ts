import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Permission } from '@lianke/shared';
import { call } from '../../api/call.ts';

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => call('staff.session.get', {}, { signal }),
  staleTime: 5 * 60_000,
});

export const directoryQuery = queryOptions({
  queryKey: ['directory'],
  queryFn: ({ signal }) => call('staff.directory.list', {}, { signal }),
  staleTime: 5 * 60_000,
});

/** False until the session is known, so that nothing flashes up that is taken away again. */
export function useMay(permission: Permission): boolean {
  return useQuery(sessionQuery).data?.permissions.includes(permission) ?? false;
}
