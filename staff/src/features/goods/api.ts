import type { Input, Output } from '@lianke/shared/api';
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { hasCode } from '../../api/api-error.ts';
import { call, write } from '../../api/call.ts';
import { isPlainJobMoving } from '../imports/plain-import.tsx';
import type { UploadTarget } from '../imports/use-upload.ts';
import type { GoodsSearch } from './list/goods-search.ts';

export type Goods = Output<'staff.catalog.get'>['goods'];
export type Sku = Goods['skus'][number];
export type GoodsInput = Input<'staff.catalog.save'>;
export type Category = Output<'staff.catalog.categories'>['categories'][number];
export type Store = Output<'staff.stores.list'>['stores'][number];
export type StoreInput = Input<'staff.stores.save'>;
type GoodsPage = Output<'staff.catalog.list'>;

export const goodsKeys = {
  all: ['goods'] as const,
  list: ['goods', 'list'] as const,
  one: (id: string) => ['goods', 'one', id] as const,
  categories: ['goods', 'categories'] as const,
  stores: ['stores'] as const,
  import: (id: string) => ['goods-imports', id] as const,
};

export const goodsListQuery = ({ words, on, categoryId }: GoodsSearch) =>
  infiniteQueryOptions({
    queryKey: [...goodsKeys.list, words, on, categoryId],
    queryFn: ({ pageParam, signal }) =>
      call(
        'staff.catalog.list',
        {
          ...(words ? { words } : {}),
          ...(on === null ? {} : { on }),
          ...(categoryId ? { categoryId } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last: GoodsPage) => last.next,
    placeholderData: keepPreviousData,
  });

export const goodsQuery = (id: string) =>
  queryOptions({
    queryKey: goodsKeys.one(id),
    queryFn: async ({ signal }) => (await call('staff.catalog.get', { id }, { signal })).goods,
  });

export const categoriesQuery = queryOptions({
  queryKey: goodsKeys.categories,
  queryFn: async ({ signal }) => (await call('staff.catalog.categories', {}, { signal })).categories,
  staleTime: 60_000,
});

export const storesQuery = queryOptions({
  queryKey: goodsKeys.stores,
  queryFn: async ({ signal }) => (await call('staff.stores.list', {}, { signal })).stores,
});

const pollMs = 1_000;

export const goodsImportQuery = (id: string) =>
  queryOptions({
    queryKey: goodsKeys.import(id),
    queryFn: async ({ signal }) => (await call('staff.goods-imports.get', { id }, { signal })).import,
    refetchInterval: ({ state }) => (state.data && isPlainJobMoving(state.data) ? pollMs : false),
  });

export const goodsUpload: UploadTarget = {
  of: 'goods',
  begin: async (file) => (await write('staff.goods-imports.begin', { fileName: file.name, bytes: file.size })).import.id,
  addPart: (id, part, signal) => write('staff.goods-imports.add-part', { id, ...part }, { signal }),
  isGone: (error) => hasCode(error, 'catalog.import_not_found') || hasCode(error, 'customer_import.wrong_step'),
};
