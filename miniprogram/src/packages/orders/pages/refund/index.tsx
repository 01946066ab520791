import { useRouter } from '@tarojs/taro';
import type { ReactElement } from 'react';
import { useSnapshot } from '../../../../api/use-snapshot';
import { usePrivacyQuestion } from '../../../../member/use-privacy-question';
import { t } from '../../../../messages';
import { goBack } from '../../../../platform/navigate';
import { oneOrder } from '../../../../shop/lists';
import { EmptyPanel } from '../../../../ui/empty-panel';
import { FailurePanel } from '../../../../ui/failure-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { PrivacySheet } from '../../../../ui/privacy-sheet';
import { Skeleton } from '../../../../ui/skeleton';
import { StaleNote } from '../../../../ui/stale-note';
import { RefundForm } from '../../components/refund-form';

export default function RefundPage(): ReactElement {
  const { id = '' } = useRouter().params;
  const { data, at, failure, retry } = useSnapshot(oneOrder(id));
  /** WeChat asks before it opens the album. */
  const question = usePrivacyQuestion();
  const onRetry = (): void => void retry();
  const back = { label: t('refund.back_to_order'), onTap: goBack };
  return (
    <PageFrame title="title.refund" canGoBack>
      {failure?.code === 'order.not_found' ? (
        <EmptyPanel icon="receipt" text={t('order.gone')} action={back} />
      ) : data ? (
        <>
          <StaleNote failure={failure} at={at} onRetry={onRetry} />
          {data.can.refund ? <RefundForm order={data.order} /> : <EmptyPanel icon="refund" text={t('refund.not_possible')} action={back} />}
        </>
      ) : failure ? (
        <FailurePanel failure={failure} onRetry={onRetry} />
      ) : (
        <Skeleton rows={[40, 100, 100, 60]} />
      )}
      {question ? <PrivacySheet {...question} /> : null}
    </PageFrame>
  );
}
