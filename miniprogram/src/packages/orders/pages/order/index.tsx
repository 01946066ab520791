import { useRouter } from '@tarojs/taro';
import type { ReactElement } from 'react';
import { t } from '../../../../messages';
import { openTab } from '../../../../platform/navigate';
import { PriceSteps } from '../../../../shop/price-steps';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { FailurePanel } from '../../../../ui/failure-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { Skeleton } from '../../../../ui/skeleton';
import { StaleNote } from '../../../../ui/stale-note';
import { usePullToRefresh } from '../../../../ui/use-pull-to-refresh';
import { DeliveryFacts } from '../../components/delivery-facts';
import { InvoiceRows } from '../../components/invoice-rows';
import { OrderActions } from '../../components/order-actions';
import { OrderFacts } from '../../components/order-facts';
import { OrderHead } from '../../components/order-head';
import { OrderLines } from '../../components/order-lines';
import { RefundList } from '../../components/refund-list';
import { useWatchedOrder } from '../../hooks/use-watched-order';

export default function OrderPage(): ReactElement {
  const { id = '' } = useRouter().params;
  const { data, at, failure, retry } = useWatchedOrder(id);
  usePullToRefresh(retry);
  const onRetry = (): void => void retry();

  return (
    <PageFrame title="title.order" canGoBack>
      {failure?.code === 'order.not_found' ? (
        <EmptyPanel icon="receipt" text={t('order.gone')} action={{ label: t('title.orders'), onTap: () => openTab('orders') }} />
      ) : data ? (
        <>
          <StaleNote failure={failure} at={at} onRetry={onRetry} />
          <OrderHead order={data.order} onOver={onRetry} />
          <RefundList order={data.order} />
          <DeliveryFacts order={data.order} />
          <OrderLines order={data.order} />
          <PriceSteps
            kind={data.order.kind}
            steps={data.order.steps}
            payLabel={t(data.order.paidAt === null ? 'order.to_pay_label' : 'order.paid_label')}
          />
          <InvoiceRows order={data.order} />
          <OrderFacts order={data.order} />
          <OrderActions view={data} />
        </>
      ) : failure ? (
        <FailurePanel failure={failure} onRetry={onRetry} />
      ) : (
        <>
          <Skeleton rows={[40, 70]} />
          <Skeleton rows={[100, 60, 100]} />
        </>
      )}
    </PageFrame>
  );
}
