import type { Output } from '@lianke/shared/api';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

export type FailedJob = Output<'staff.jobs.failed'>['jobs'][number];

export const failedJobsQuery = queryOptions({
  queryKey: ['failed-jobs'],
  queryFn: ({ signal }) => call('staff.jobs.failed', {}, { signal }),
  refetchInterval: 15_000,
});
