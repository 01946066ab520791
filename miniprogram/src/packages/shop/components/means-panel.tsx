import { formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import type { Means, Quote } from '../../../shop/types';
import { Cell } from '../../../ui/cell';
import { formatCount } from '../../../ui/format-count';
import { ToggleRow } from '../../../ui/toggle-row';
import { CouponSheet } from './coupon-sheet';
import { possible } from './coupon-choice';
import './means-panel.scss';

interface Props {
  quote: Quote;
  means: Means;
  onMeans: (means: Means) => void;
}

function couponText({ coupons, totals }: Quote): string {
  if (totals.couponsFen > 0) return `−${formatYuan(totals.couponsFen)}`;
  const count = coupons.filter(possible).length;
  return count > 0 ? t('checkout.coupon_possible', { count }) : t('checkout.coupon_none');
}

/** Coupons, points and balance. What the person does not have is not offered. */
export function MeansPanel({ quote, means, onMeans }: Props): ReactElement {
  const [picking, setPicking] = useState(false);
  const { points, balance, totals } = quote;
  const pointsHint =
    points.usable > 0
      ? t('checkout.points_hint', {
          balance: formatCount(points.balance),
          usable: formatCount(points.usable),
          amount: formatYuan(points.usableFen),
        })
      : t('checkout.points_none', { balance: formatCount(points.balance) });
  const balanceHint =
    balance.usableFen > 0
      ? t('checkout.balance_hint', { balance: formatYuan(balance.fen), amount: formatYuan(balance.usableFen) })
      : t('checkout.balance_none', { balance: formatYuan(balance.fen) });
  const flip = (of: 'points' | 'balance') => (): void => onMeans({ ...means, [of]: means[of] === 'none' ? 'most' : 'none' });
  return (
    <View className="cells">
      <Cell
        icon="ticket"
        label={t('checkout.coupon')}
        value={<View className={totals.couponsFen > 0 ? 'means__off numbers' : 'numbers'}>{couponText(quote)}</View>}
        onTap={() => setPicking(true)}
      />
      {points.balance > 0 ? (
        <ToggleRow
          label={t('checkout.points')}
          hint={pointsHint}
          on={means.points !== 'none'}
          busy={points.usable === 0 && means.points === 'none'}
          onTap={flip('points')}
        />
      ) : null}
      {balance.fen > 0 ? (
        <ToggleRow
          label={t('checkout.balance')}
          hint={balanceHint}
          on={means.balance !== 'none'}
          busy={balance.usableFen === 0 && means.balance === 'none'}
          onTap={flip('balance')}
        />
      ) : null}
      {picking ? (
        <CouponSheet
          coupons={quote.coupons}
          chosen={means.coupons}
          onChoose={(coupons) => onMeans({ ...means, coupons })}
          onClose={() => setPicking(false)}
        />
      ) : null}
    </View>
  );
}
