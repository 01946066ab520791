import { formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../messages';
import { formatCount } from '../ui/format-count';
import './price-steps.scss';
import type { OrderCard, PriceStep } from './types';

const added = (code: PriceStep['code']): boolean => code === 'goods' || code === 'shipping';

function label({ code, name, points }: PriceStep, kind: OrderCard['kind']): string {
  if (code === 'goods' && kind !== 'goods' && kind !== 'synced') return t(`steps.${kind}`);
  if (code === 'coupon' && name) return t('steps.coupon_named', { name });
  if (code === 'points' && points !== undefined) return t('steps.points_spent', { points: formatCount(points) });
  return t(`steps.${code}`);
}

function amount({ code, fen }: PriceStep): string {
  if (added(code)) return code === 'shipping' && fen === 0 ? t('steps.free') : formatYuan(fen);
  return `−${formatYuan(Math.abs(fen))}`;
}

interface Props {
  kind: OrderCard['kind'];
  steps: readonly PriceStep[];
  payLabel: string;
}

/** How the price came about, line by line; what is left to pay stands below, larger. */
export function PriceSteps({ kind, steps, payLabel }: Props): ReactElement {
  const pay = steps.find(({ code }) => code === 'pay');
  return (
    <View className="steps panel">
      {steps
        .filter(({ code }) => code !== 'pay')
        .map((step, at) => (
          <View key={`${step.code}${step.couponId ?? at}`} className="steps__line">
            <View className="steps__label">{label(step, kind)}</View>
            <View className={`steps__fen numbers ${added(step.code) ? '' : 'steps__fen--off'}`}>{amount(step)}</View>
          </View>
        ))}
      {pay ? (
        <View className="steps__line steps__line--pay">
          <View className="steps__label">{payLabel}</View>
          <View className="steps__pay numbers">{formatYuan(pay.fen)}</View>
        </View>
      ) : null}
    </View>
  );
}
