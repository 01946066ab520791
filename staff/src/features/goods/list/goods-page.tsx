import { PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { InputRef } from 'antd';
import { Button, Flex, Segmented, Select } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useMessages } from '../../../messages/locale-context.tsx';
import { Card, Page } from '../../../ui/page.tsx';
import { PagedList } from '../../../ui/paged-list.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import { StateNotice } from '../../../ui/state-notice.tsx';
import { useRowKeys } from '../../customers/list/use-row-keys.ts';
import { useMay } from '../../session/api.ts';
import { categoriesQuery, goodsListQuery } from '../api.ts';
import { categoryOptions } from '../categories/category-tree.ts';
import { GoodsBulkBar } from './goods-bulk-bar.tsx';
import { GoodsRow, GoodsSkeleton } from './goods-row.tsx';
import type { GoodsSearch } from './goods-search.ts';
import { readGoodsSearch, writeGoodsSearch } from './goods-search.ts';
import css from './goods.module.css';

const stateKey = (on: boolean | null): 'all' | 'on' | 'off' => (on === null ? 'all' : on ? 'on' : 'off');

/** `/goods?on=yes`: what the shop sells. */
export function GoodsPage() {
  const { goods } = useMessages();
  const navigate = useNavigate();
  const mayWrite = useMay('catalog.write');
  const [params, setParams] = useSearchParams();
  const search = useMemo(() => readGoodsSearch(params), [params]);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const inputRef = useRef<InputRef>(null);
  const query = useInfiniteQuery(goodsListQuery(search));
  const categories = useQuery(categoriesQuery);
  useRowKeys(inputRef);
  const change = useCallback(
    (part: Partial<GoodsSearch>) => {
      // Another question: what was chosen may not be in the list any more.
      setChosen(new Set());
      setParams((now) => writeGoodsSearch({ ...readGoodsSearch(now), ...part }), { replace: true });
    },
    [setParams],
  );
  const onWords = useCallback((words: string) => change({ words }), [change]);
  const filtered = params.size > 0;
  const create = (): void => void navigate('/goods/new');
  const wayOut = filtered
    ? { label: goods.clear, onClick: () => change({ words: '', on: null, categoryId: null }) }
    : mayWrite
      ? { label: goods.create, onClick: create }
      : null;
  const toggle = (id: string): void => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <Page
      title={goods.title}
      intro={goods.intro}
      action={
        <Flex wrap gap={8}>
          <Button onClick={() => void navigate('/goods/categories')}>{goods.categories}</Button>
          {mayWrite ? (
            <>
              <Button icon={<UploadOutlined />} onClick={() => void navigate('/goods/import')}>
                {goods.import}
              </Button>
              <Button type="primary" icon={<PlusOutlined />} onClick={create}>
                {goods.create}
              </Button>
            </>
          ) : null}
        </Flex>
      }
    >
      <Card>
        <div className={css.bar} role="search">
          <div className={css.search}>
            <SearchBox value={search.words} onSearch={onWords} placeholder={goods.search} inputRef={inputRef} />
          </div>
          <Segmented<'all' | 'on' | 'off'>
            value={stateKey(search.on)}
            onChange={(value) => change({ on: value === 'all' ? null : value === 'on' })}
            aria-label={goods.stateLabel}
            options={(['all', 'on', 'off'] as const).map((value) => ({ value, label: goods[value] }))}
          />
          <Select<string>
            className={css.category ?? ''}
            value={search.categoryId}
            onChange={(value: string | undefined) => change({ categoryId: value ?? null })}
            options={categoryOptions(categories.data ?? [])}
            placeholder={goods.allCategories}
            aria-label={goods.category}
            loading={categories.isLoading}
            allowClear
            popupMatchSelectWidth={false}
          />
        </div>
        <PagedList
          query={query}
          rowsOf={(page) => page.goods}
          skeleton={<GoodsSkeleton />}
          empty={<StateNotice tone="empty" body={filtered ? goods.nothing : goods.empty} {...(wayOut ? { action: wayOut } : {})} />}
        >
          {(it) => (
            <GoodsRow
              key={it.id}
              goods={it}
              category={categories.data?.find(({ id }) => id === it.categoryId)?.name ?? null}
              mayWrite={mayWrite}
              chosen={chosen.has(it.id)}
              onToggle={() => toggle(it.id)}
            />
          )}
        </PagedList>
        {mayWrite ? <GoodsBulkBar chosen={chosen} onClear={() => setChosen(new Set())} /> : null}
      </Card>
    </Page>
  );
}
