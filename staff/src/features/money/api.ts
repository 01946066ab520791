import type { Output } from '@lianke/shared/api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call } from '../../api/call.ts';

export type BillDay = Output<'staff.reconciliation.days'>['days'][number];
export type Difference = Output<'staff.reconciliation.differences'>['differences'][number];
export type Alarm = Output<'staff.alarms.list'>['alarms'][number];
type DaysPage = Output<'staff.reconciliation.days'>;
type DifferencesPage = Output<'staff.reconciliation.differences'>;
type AlarmsPage = Output<'staff.alarms.list'>;

export const moneyKeys = {
  all: ['money'] as const,
  days: ['money', 'days'] as const,
  differences: ['money', 'differences'] as const,
  alarms: ['alarms'] as const,
};

const daysAtOnce = 31;
const pollMs = 1_500;

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);

/** Newest first; asked again while a day is being compared. */
export const billDaysQuery = infiniteQueryOptions({
  queryKey: moneyKeys.days,
  queryFn: ({ pageParam, signal }) =>
    call('staff.reconciliation.days', { limit: daysAtOnce, ...(pageParam ? { until: pageParam } : {}) }, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: ({ days }: DaysPage) => {
    const last = days[days.length - 1];
    return last && days.length === daysAtOnce ? dayBefore(last.day) : null;
  },
  refetchInterval: ({ state }) => (state.data?.pages.some(({ days }) => days.some(({ status }) => status === 'running')) ? pollMs : false),
});

export const differenceStates = ['open', 'healed', 'ignored'] as const;
export type DifferenceState = (typeof differenceStates)[number];

export const differencesQuery = (day: string | null, status: DifferenceState | null) =>
  infiniteQueryOptions({
    queryKey: [...moneyKeys.differences, day, status],
    queryFn: ({ pageParam, signal }) =>
      call(
        'staff.reconciliation.differences',
        { ...(day ? { day } : {}), ...(status ? { status } : {}), ...(pageParam ? { cursor: pageParam } : {}) },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last: DifferencesPage) => last.next,
  });

/** Every entry of one day, theirs and ours. */
export const dayFileUrl = (day: string): string => `/downloads/reconciliation/${encodeURIComponent(day)}.csv`;

export const alarmsQuery = (open: boolean) =>
  infiniteQueryOptions({
    queryKey: [...moneyKeys.alarms, 'list', open],
    queryFn: ({ pageParam, signal }) => call('staff.alarms.list', { open, ...(pageParam ? { cursor: pageParam } : {}) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last: AlarmsPage) => last.next,
  });

const watchMs = 30_000;

/** For the bell: money that went wrong is not found by somebody who happens to open a page. */
export const openAlarmsQuery = queryOptions({
  queryKey: [...moneyKeys.alarms, 'open'],
  queryFn: async ({ signal }) => (await call('staff.alarms.list', { open: true, limit: 1 }, { signal })).open,
  refetchInterval: watchMs,
  staleTime: watchMs,
});
