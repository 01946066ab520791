import { useDidShow } from '@tarojs/taro';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { usePages } from '../../api/use-pages';
import { t } from '../../messages';
import { openPage } from '../../platform/navigate';
import { myOrders, orderTabs } from '../../shop/lists';
import type { OrderTab } from '../../shop/types';
import { useOrderCounts } from '../../shop/use-order-counts';
import { takeWantedTab } from '../../shop/wanted-tab';
import { EmptyPanel } from '../../ui/empty-panel';
import { PageFrame } from '../../ui/page-frame';
import { PagedList } from '../../ui/paged-list';
import { Segments } from '../../ui/segments';
import { usePullToRefresh } from '../../ui/use-pull-to-refresh';
import { OrderCardView } from './order-card';
import { OrderSkeleton } from './order-skeleton';

export default function OrdersPage(): ReactElement {
  const [tab, setTab] = useState<OrderTab>(() => takeWantedTab() ?? 'all');
  const list = usePages(myOrders[tab]);
  const counts = useOrderCounts();
  useDidShow(() => setTab((before) => takeWantedTab() ?? before));
  usePullToRefresh(list.retry, counts.retry);

  return (
    <PageFrame title="title.orders">
      <Segments of={orderTabs} chosen={tab} label={(one) => t(`orders.tab.${one}`)} count={counts.of} onChoose={setTab} />
      <PagedList
        list={list}
        skeleton={<OrderSkeleton />}
        empty={
          <EmptyPanel
            icon="receipt"
            text={t('orders.empty')}
            action={{ label: t('orders.empty_action'), onTap: () => openPage('goodsList') }}
          />
        }
        row={(order) => <OrderCardView key={order.id} order={order} />}
      />
    </PageFrame>
  );
}
