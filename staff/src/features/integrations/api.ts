import type { Output } from '@lianke/shared/api';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

export type Check = Output<'staff.integrations.check'>;
export type PlatformCheck = Check['platforms'][number];
export type CheckStep = PlatformCheck['steps'][number];

/** Runs real calls against the platforms, so only when somebody looks or asks. */
export const checkQuery = queryOptions({
  queryKey: ['integration-check'],
  queryFn: ({ signal }) => call('staff.integrations.check', {}, { signal }),
  staleTime: 60_000,
  retry: false,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
});
