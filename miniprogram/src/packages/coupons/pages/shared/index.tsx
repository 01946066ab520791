import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { ReactElement } from 'react';
import type { CallFailure } from '../../../../api/failure';
import { toFailure } from '../../../../api/failure';
import { claimShared } from '../../../../member/coupon-actions';
import type { Coupon } from '../../../../member/coupon-types';
import { t } from '../../../../messages';
import { openTab, replacePage } from '../../../../platform/navigate';
import { ActionButton } from '../../../../ui/action-button';
import { Icon } from '../../../../ui/icon';
import { PageFrame } from '../../../../ui/page-frame';
import { useNow } from '../../../../ui/use-now';
import { useWork } from '../../../../ui/use-work';
import { CouponTicket } from '../../components/coupon-ticket';
import './index.scss';

/** Opened from the card that staff sent into the chat. One tap claims: a token works once, so it is not spent by merely looking. */
export default function SharedCouponPage(): ReactElement {
  const { token } = useRouter().params;
  const [coupon, setCoupon] = useState<Coupon>();
  const [failure, setFailure] = useState<CallFailure>();
  const { busy, run } = useWork();
  const now = useNow();

  const take = (): void => {
    if (token === undefined) return;
    setFailure(undefined);
    run(() => claimShared(token).then(setCoupon, (error: unknown) => setFailure(toFailure(error))));
  };

  return (
    <PageFrame title="title.shared_coupon" canGoBack>
      {coupon ? (
        <>
          <View className="shared__done">
            <Icon name="check" className="shared__tick" />
            {t('shared.done')}
          </View>
          <CouponTicket coupon={coupon} now={now} />
          <View className="shared__actions">
            <ActionButton label={t('shared.open')} onTap={() => replacePage('coupon', coupon.id)} />
          </View>
        </>
      ) : (
        <View className="shared panel">
          <Icon name="gift" className="shared__icon" />
          <View className="shared__title">{t('shared.title')}</View>
          <View className="shared__body">{token === undefined ? t('shared.no_token') : t('shared.body')}</View>
          {failure ? <View className="shared__failure">{failure.message}</View> : null}
          {token !== undefined && (failure === undefined || failure.retryable) ? (
            <ActionButton label={t('shared.take')} busy={busy} onTap={take} />
          ) : null}
          <ActionButton look="plain" label={t('shared.other')} onTap={() => openTab('coupons')} />
          <View className="shared__code">{t('shared.once')}</View>
          {failure ? <View className="shared__code">{t('state.error_code', { code: failure.code })}</View> : null}
        </View>
      )}
    </PageFrame>
  );
}
