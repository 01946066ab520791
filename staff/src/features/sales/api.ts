import type { Output } from '@lianke/shared/api';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

export type SalesAnswer = Output<'staff.sales.settings'>;
export type SalesSettings = SalesAnswer['settings'];
export type TopUp = SalesSettings['topUps'][number];
export type PaidTerm = SalesSettings['paidTerms'][number];

export const salesQuery = queryOptions({
  queryKey: ['sales', 'settings'],
  queryFn: ({ signal }) => call('staff.sales.settings', {}, { signal }),
});
