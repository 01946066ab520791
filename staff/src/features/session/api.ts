import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Permission } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import { call } from '../../api/call.ts';
import { noteAccessUntil } from '../../api/session-renewal.ts';

export type Device = Output<'staff.session.list'>['sessions'][number];

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const session = await call('staff.session.get', {}, { signal });
    noteAccessUntil(session.accessUntil);
    return session;
  },
  staleTime: 5 * 60_000,
});

export const devicesQuery = queryOptions({
  queryKey: ['devices'],
  queryFn: ({ signal }) => call('staff.session.list', {}, { signal }),
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
