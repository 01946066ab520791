import type { Output } from '@lianke/shared/api';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

export type Team = Output<'staff.team.list'>;
export type Member = Team['members'][number];
export type Department = Team['departments'][number];
export type Handover = Output<'staff.team.handovers'>['handovers'][number];

export const teamQuery = queryOptions({
  queryKey: ['team'],
  queryFn: ({ signal }) => call('staff.team.list', {}, { signal }),
});

const watchMs = 2_000;

export const handoversQuery = queryOptions({
  queryKey: ['team', 'handovers'],
  queryFn: ({ signal }) => call('staff.team.handovers', {}, { signal }),
  refetchInterval: ({ state }) => (state.data?.handovers.some(({ status }) => status === 'running') ? watchMs : false),
});
