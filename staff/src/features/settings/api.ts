import type { Input } from '@lianke/shared/api';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

export type Settings = Input<'staff.settings.update'>;

export const settingsQuery = queryOptions({
  queryKey: ['settings'],
  queryFn: ({ signal }) => call('staff.settings.get', {}, { signal }),
});
