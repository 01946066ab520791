import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useSnapshot } from '../../../../api/use-snapshot';
import { t } from '../../../../messages';
import { replacePage } from '../../../../platform/navigate';
import { oneGoods } from '../../../../shop/lists';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { FailurePanel } from '../../../../ui/failure-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { StaleNote } from '../../../../ui/stale-note';
import { usePullToRefresh } from '../../../../ui/use-pull-to-refresh';
import { GoodsBar } from '../../components/goods-bar';
import { GoodsFacts } from '../../components/goods-facts';
import { GoodsPageSkeleton } from '../../components/goods-page-skeleton';
import { GoodsPictures } from '../../components/goods-pictures';
import { SkuSheet } from '../../components/sku-sheet';
import type { SkuUse } from '../../components/sku-sheet';

export default function GoodsPage(): ReactElement {
  const { id = '' } = useRouter().params;
  const { data: goods, at, failure, retry } = useSnapshot(oneGoods(id));
  const [use, setUse] = useState<SkuUse>();
  usePullToRefresh(retry);
  const onRetry = (): void => void retry();
  const gone = failure?.code === 'catalog.not_found';

  return (
    <PageFrame title="title.goods" canGoBack>
      {gone ? (
        <EmptyPanel
          icon="bag"
          text={t('goods.gone')}
          action={{ label: t('goods.gone_action'), onTap: () => replacePage('goodsList', {}) }}
        />
      ) : goods ? (
        <>
          <StaleNote failure={failure} at={at} onRetry={onRetry} />
          <GoodsPictures goods={goods} />
          <GoodsFacts goods={goods} onPick={() => setUse('add')} />
          <GoodsBar goods={goods} onUse={setUse} />
          {use ? <SkuSheet goods={goods} use={use} onClose={() => setUse(undefined)} /> : null}
        </>
      ) : failure ? (
        <FailurePanel failure={failure} onRetry={onRetry} />
      ) : (
        <GoodsPageSkeleton />
      )}
    </PageFrame>
  );
}
