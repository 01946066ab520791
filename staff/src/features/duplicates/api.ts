import type { Output } from '@lianke/shared/api';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';
import { customerKeys } from '../customers/customer-keys.ts';

export type DuplicatePair = Output<'staff.duplicates.list'>['pairs'][number];

export const duplicatesQuery = queryOptions({
  queryKey: customerKeys.duplicates,
  queryFn: ({ signal }) => call('staff.duplicates.list', {}, { signal }),
});
