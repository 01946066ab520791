import type { Input, Output } from '@lianke/shared/api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

export type Settings = Output<'staff.membership.settings'>;
export type SettingsInput = Input<'staff.membership.save-settings'>;
export type Liability = Output<'staff.membership.liability'>['kinds'][number];
export type Membership = Output<'staff.membership.of-customer'>;
export type Entry = Output<'staff.membership.entries'>['entries'][number];
export type Kind = Entry['kind'];

export const membershipKeys = {
  customers: ['membership', 'customer'] as const,
  settings: ['membership', 'settings'] as const,
  liability: ['membership', 'liability'] as const,
  ofCustomer: (customerId: string) => ['membership', 'customer', customerId] as const,
};

export const membershipSettingsQuery = queryOptions({
  queryKey: membershipKeys.settings,
  queryFn: ({ signal }) => call('staff.membership.settings', {}, { signal }),
});

export const liabilityQuery = queryOptions({
  queryKey: membershipKeys.liability,
  queryFn: ({ signal }) => call('staff.membership.liability', {}, { signal }),
});

export const membershipQuery = (customerId: string) =>
  queryOptions({
    queryKey: [...membershipKeys.ofCustomer(customerId), 'now'],
    queryFn: ({ signal }) => call('staff.membership.of-customer', { customerId }, { signal }),
  });

type EntriesPage = Output<'staff.membership.entries'>;

export const entriesQuery = (customerId: string, kind: Kind) =>
  infiniteQueryOptions({
    queryKey: [...membershipKeys.ofCustomer(customerId), 'entries', kind],
    queryFn: ({ pageParam, signal }) =>
      call('staff.membership.entries', { customerId, kind, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: EntriesPage) => last.next,
  });
