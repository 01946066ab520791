import type { Input, Output } from '@lianke/shared/api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

export type AuditPage = Output<'staff.audit.list'>;
export type AuditEntry = AuditPage['entries'][number];
export type ChainState = Output<'staff.audit.chain'>;
type Filter = Omit<Input<'staff.audit.list'>, 'cursor' | 'limit'>;
type MyFilter = Omit<Input<'staff.audit.my-customers'>, 'cursor' | 'limit'>;

const pages = {
  initialPageParam: null as string | null,
  getNextPageParam: (last: AuditPage) => last.next,
};

export const auditQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'list', filter],
    queryFn: ({ pageParam, signal }) => call('staff.audit.list', { ...filter, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    ...pages,
  });

export const myCustomersQuery = (filter: MyFilter) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'my-customers', filter],
    queryFn: ({ pageParam, signal }) =>
      call('staff.audit.my-customers', { ...filter, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    ...pages,
  });

/** Two seconds while a verification is awaited, else once a minute. */
export const chainQuery = (waiting: boolean) =>
  queryOptions({
    queryKey: ['audit', 'chain'],
    queryFn: ({ signal }) => call('staff.audit.chain', {}, { signal }),
    refetchInterval: waiting ? 2_000 : 60_000,
  });
