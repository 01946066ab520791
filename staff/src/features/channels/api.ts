import type { Input, Output } from '@lianke/shared/api';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

export type Channel = Output<'staff.channels.create'>;
export type NewChannel = Input<'staff.channels.create'>;

export const channelKeys = { all: ['channels'] as const };

export const channelsQuery = queryOptions({
  queryKey: channelKeys.all,
  queryFn: ({ signal }) => call('staff.channels.list', {}, { signal }),
});
