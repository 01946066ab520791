import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import type { ReactElement } from 'react';
import { couponStatus } from '../../../../member/coupon-status';
import { t } from '../../../../messages';
import { FailurePanel } from '../../../../ui/failure-panel';
import { PageFrame } from '../../../../ui/page-frame';
import { StaleNote } from '../../../../ui/stale-note';
import { TicketSkeleton } from '../../../../ui/ticket-skeleton';
import { useNow } from '../../../../ui/use-now';
import { usePullToRefresh } from '../../../../ui/use-pull-to-refresh';
import { useShown } from '../../../../ui/use-shown';
import { CodePanel } from '../../components/code-panel';
import { CouponFacts } from '../../components/coupon-facts';
import { CouponTicket } from '../../components/coupon-ticket';
import { useCoupon } from '../../hooks/use-coupon';

export default function CouponPage(): ReactElement {
  const { id = '' } = useRouter().params;
  const shown = useShown();
  const now = useNow(10_000);
  const { coupon, isOld, at, failure, retry } = useCoupon(id, shown);
  usePullToRefresh(retry);
  const onRetry = (): void => void retry();
  const gone = failure?.code === 'coupon.not_found';

  return (
    <PageFrame title="title.coupon" canGoBack>
      {gone ? (
        <View className="panel">{t('coupon.gone')}</View>
      ) : coupon ? (
        <>
          <StaleNote failure={failure} at={at} onRetry={onRetry} />
          <CouponTicket coupon={coupon} now={now} />
          {couponStatus(coupon, now).usable && !isOld ? <CodePanel id={coupon.id} shown={shown} onRefused={onRetry} /> : null}
          {isOld && failure ? <FailurePanel title={t('code.failed')} failure={failure} onRetry={onRetry} /> : null}
          <CouponFacts coupon={coupon} />
        </>
      ) : failure ? (
        <FailurePanel failure={failure} onRetry={onRetry} />
      ) : (
        <TicketSkeleton count={1} />
      )}
    </PageFrame>
  );
}
