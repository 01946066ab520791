import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { usePages } from '../../../../api/use-pages';
import { invoiceableOrders } from '../../../../invoices/lists';
import { t } from '../../../../messages';
import { toast } from '../../../../platform/feedback';
import { openPage } from '../../../../platform/navigate';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { PagedList } from '../../../../ui/paged-list';
import { Skeleton } from '../../../../ui/skeleton';
import { usePullToRefresh } from '../../../../ui/use-pull-to-refresh';
import { PickBar } from '../../components/pick-bar';
import { PickRow } from '../../components/pick-row';
import './index.scss';

/** As many as the server takes at once. */
const most = 20;

export default function PickPage(): ReactElement {
  const list = usePages(invoiceableOrders);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  usePullToRefresh(list.retry);
  const possible = (list.data?.items ?? []).filter(({ why, payableFen }) => why === null && payableFen > 0);
  const picked = possible.filter(({ orderId }) => chosen.includes(orderId));

  const tap = (id: string): void => {
    if (chosen.includes(id)) return setChosen(chosen.filter((one) => one !== id));
    if (picked.length >= most) return toast(t('pick.full', { count: most }));
    setChosen([...picked.map(({ orderId }) => orderId), id]);
  };

  return (
    <PageFrame title="title.invoice_pick" canGoBack>
      <View className="pick__intro">{t('pick.intro', { count: most })}</View>
      <PagedList
        list={list}
        className="pick"
        skeleton={
          <>
            <Skeleton rows={[80, 50]} />
            <Skeleton rows={[80, 50]} />
            <Skeleton rows={[80, 50]} />
          </>
        }
        empty={
          <EmptyPanel
            icon="receipt"
            text={t('pick.empty')}
            action={{ label: t('pick.empty_action'), onTap: () => openPage('goodsList') }}
          />
        }
        row={(order) => <PickRow key={order.orderId} order={order} on={chosen.includes(order.orderId)} onTap={() => tap(order.orderId)} />}
      />
      {possible.length > 0 ? (
        <PickBar
          picked={picked}
          all={picked.length === Math.min(possible.length, most)}
          onAll={(on) => setChosen(on ? possible.slice(0, most).map(({ orderId }) => orderId) : [])}
          onAsk={() => openPage('invoiceAsk', { orders: picked.map(({ orderId }) => orderId).join('.') })}
        />
      ) : null}
    </PageFrame>
  );
}
