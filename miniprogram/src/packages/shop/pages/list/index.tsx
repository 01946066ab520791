import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { query } from '../../../../api/query';
import { refresh } from '../../../../api/snapshots';
import { usePages } from '../../../../api/use-pages';
import { t } from '../../../../messages';
import { GoodsRow } from '../../../../shop/goods-row';
import { goodsList } from '../../../../shop/lists';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { PagedList } from '../../../../ui/paged-list';
import { usePullToRefresh } from '../../../../ui/use-pull-to-refresh';
import { CartButton } from '../../components/cart-button';
import { CategoryTabs } from '../../components/category-tabs';
import { GoodsSkeleton } from '../../components/goods-skeleton';
import { SearchField } from '../../components/search-field';

export default function GoodsListPage(): ReactElement {
  const { category } = useRouter().params;
  const [categoryId, setCategoryId] = useState<string | undefined>(category);
  const [words, setWords] = useState('');
  const list = usePages(goodsList(words ? { words } : { categoryId }));
  usePullToRefresh(list.retry, () => refresh(query('member.catalog.categories')));
  const showAll = (): void => {
    setWords('');
    setCategoryId(undefined);
  };
  const filtered = words !== '' || categoryId !== undefined;

  return (
    <PageFrame title="title.goods_list" canGoBack>
      <SearchField words={words} onSearch={setWords} />
      {words ? null : <CategoryTabs chosen={categoryId} onChoose={setCategoryId} />}
      <PagedList
        list={list}
        skeleton={<GoodsSkeleton />}
        empty={
          <EmptyPanel
            icon="bag"
            text={words ? t('goods.empty_search', { words }) : t(filtered ? 'goods.empty' : 'goods.none')}
            {...(filtered ? { action: { label: t('goods.empty_action'), onTap: showAll } } : {})}
          />
        }
        row={(goods) => <GoodsRow key={goods.id} goods={goods} />}
      />
      <CartButton />
    </PageFrame>
  );
}
