import type { Output } from '@lianke/shared/api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { hasCode } from '../../api/api-error.ts';
import { call, write } from '../../api/call.ts';
import type { UploadTarget } from './use-upload.ts';

export type CustomerImport = Output<'staff.imports.get'>;
type ImportPage = Output<'staff.imports.list'>;

export const importKeys = {
  all: ['imports'] as const,
  list: ['imports', 'list'] as const,
  one: (id: string) => ['imports', 'one', id] as const,
  badRows: (id: string, at: number) => ['imports', 'bad-rows', id, at] as const,
};

const pollMs = 1_000;
const moving: readonly CustomerImport['status'][] = ['checking', 'running', 'undoing'];
export const isMoving = ({ status }: Pick<CustomerImport, 'status'>): boolean => moving.includes(status);

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: importKeys.one(id),
    queryFn: ({ signal }) => call('staff.imports.get', { id }, { signal }),
    // Also while parts arrive: after the last one the columns appear by themselves.
    refetchInterval: (query) =>
      query.state.data && (isMoving(query.state.data) || query.state.data.status === 'preparing') ? pollMs : false,
  });

export const importsQuery = infiniteQueryOptions({
  queryKey: importKeys.list,
  queryFn: ({ pageParam, signal }) => call('staff.imports.list', pageParam ? { cursor: pageParam } : {}, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (last: ImportPage) => last.next,
  refetchInterval: (query) => (query.state.data?.pages.some((page) => page.imports.some(isMoving)) ? 2 * pollMs : false),
});

export const badRowsQuery = (id: string, count: number) =>
  queryOptions({
    queryKey: importKeys.badRows(id, count),
    queryFn: ({ signal }) => call('staff.imports.bad-rows', { id }, { signal }),
  });

/** The whole list of bad rows, as a file. */
export const badRowsUrl = (id: string): string => `/downloads/imports/${encodeURIComponent(id)}/bad-rows.csv`;

export const customerUpload: UploadTarget = {
  of: 'customers',
  begin: async (file) => (await write('staff.imports.begin', { fileName: file.name, bytes: file.size })).id,
  addPart: (id, part, signal) => write('staff.imports.add-part', { id, ...part }, { signal }),
  isGone: (error) => hasCode(error, 'customer_import.not_found') || hasCode(error, 'customer_import.wrong_step'),
};
