import { formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import type { Means, QuotedCoupon } from '../../../shop/types';
import { ActionButton } from '../../../ui/action-button';
import { CheckDot } from '../../../ui/check-dot';
import { Sheet } from '../../../ui/sheet';
import { shortTime } from '../../../ui/short-time';
import { useNow } from '../../../ui/use-now';
import './choice-row.scss';
import { afterTap, possible } from './coupon-choice';

interface Props {
  coupons: readonly QuotedCoupon[];
  chosen: Means['coupons'];
  onChoose: (coupons: Means['coupons']) => void;
  onClose: () => void;
}

/** Every coupon of mine: what it takes off, or why it cannot be used here. */
export function CouponSheet({ coupons, chosen, onChoose, onClose }: Props): ReactElement {
  const sorted = [...coupons.filter(possible), ...coupons.filter((one) => !possible(one))];
  return (
    <Sheet title={t('checkout.coupon_sheet')} onClose={onClose}>
      {coupons.length === 0 ? <View className="choice__text">{t('checkout.coupon_empty')}</View> : null}
      {chosen === 'best' && coupons.some((one) => one.chosen) ? <View className="choice__text">{t('checkout.coupon_best')}</View> : null}
      <View className="choices">
        {sorted.map((coupon) => (
          <CouponRow key={coupon.id} coupon={coupon} onTap={() => (possible(coupon) ? onChoose(afterTap(coupons, coupon)) : undefined)} />
        ))}
      </View>
      <View className="choices__quick">
        <View className="choices__quick-one">
          <ActionButton look="quiet" label={t('checkout.coupon_use_none')} onTap={() => onChoose([])} />
        </View>
        {chosen === 'best' ? null : (
          <View className="choices__quick-one">
            <ActionButton look="quiet" label={t('checkout.coupon_use_best')} onTap={() => onChoose('best')} />
          </View>
        )}
        <View className="choices__quick-one">
          <ActionButton label={t('checkout.coupon_done')} onTap={onClose} />
        </View>
      </View>
    </Sheet>
  );
}

function CouponRow({ coupon, onTap }: { coupon: QuotedCoupon; onTap: () => void }): ReactElement {
  const now = useNow();
  const { title, chosen, takesFen, aloneFen, reason, validUntil } = coupon;
  const can = possible(coupon);
  return (
    <View
      className={`choice ${can ? '' : 'choice--off'}`}
      ariaRole="checkbox"
      ariaLabel={title}
      {...(can ? { hoverClass: 'pressed' } : {})}
      onClick={onTap}
    >
      <View className="choice__words">
        <View className="choice__title">{title}</View>
        {chosen && takesFen > 0 ? (
          <View className="choice__text choice__takes numbers">{`−${formatYuan(takesFen)}`}</View>
        ) : can && aloneFen > 0 ? (
          <View className="choice__text numbers">{t('checkout.coupon_alone', { amount: formatYuan(aloneFen) })}</View>
        ) : null}
        {reason !== null && !chosen ? <View className="choice__text numbers">{reason}</View> : null}
        <View className="choice__text numbers">{t('checkout.coupon_until', { time: shortTime(validUntil, now) })}</View>
      </View>
      {can ? <CheckDot on={chosen} label={title} /> : null}
    </View>
  );
}
