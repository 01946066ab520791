import type { Output } from '@lianke/shared/api';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { hasCode } from '../../api/api-error.ts';
import { call, write } from '../../api/call.ts';
import { isPlainJobMoving } from '../imports/plain-import.tsx';
import type { UploadTarget } from '../imports/use-upload.ts';

export type SyncSource = Output<'staff.sync.sources'>['sources'][number];
export type OpenKey = Output<'staff.open-keys.list'>['keys'][number];
type ImportsPage = Output<'staff.order-imports.list'>;

export const syncKeys = {
  sources: ['sync', 'sources'] as const,
  keys: ['sync', 'keys'] as const,
  imports: ['sync', 'imports'] as const,
  import: (id: string) => ['sync', 'import', id] as const,
};

const pollMs = 1_500;

/** Asked again while one of them is fetching. */
export const sourcesQuery = queryOptions({
  queryKey: syncKeys.sources,
  queryFn: async ({ signal }) => (await call('staff.sync.sources', {}, { signal })).sources,
  refetchInterval: ({ state }) => (state.data?.some(({ run }) => run?.status === 'running') ? pollMs : false),
});

export const openKeysQuery = queryOptions({
  queryKey: syncKeys.keys,
  queryFn: async ({ signal }) => (await call('staff.open-keys.list', {}, { signal })).keys,
});

export const orderImportsQuery = infiniteQueryOptions({
  queryKey: syncKeys.imports,
  queryFn: ({ pageParam, signal }) => call('staff.order-imports.list', pageParam ? { cursor: pageParam } : {}, { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (last: ImportsPage) => last.next,
  refetchInterval: ({ state }) => (state.data?.pages.some(({ imports }) => imports.some(isPlainJobMoving)) ? pollMs : false),
});

export const orderImportQuery = (id: string) =>
  queryOptions({
    queryKey: syncKeys.import(id),
    queryFn: async ({ signal }) => (await call('staff.order-imports.get', { id }, { signal })).import,
    refetchInterval: ({ state }) => (state.data && isPlainJobMoving(state.data) ? pollMs : false),
  });

export const orderUpload = (sourceId: string): UploadTarget => ({
  of: `orders:${sourceId}`,
  begin: async (file) => (await write('staff.order-imports.begin', { sourceId, fileName: file.name, bytes: file.size })).import.id,
  addPart: (id, part, signal) => write('staff.order-imports.add-part', { id, ...part }, { signal }),
  isGone: (error) => hasCode(error, 'sync.import_not_found') || hasCode(error, 'customer_import.wrong_step'),
});
