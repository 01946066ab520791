import { formatChinaTime } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import type { MessageKey } from '../../../messages';
import type { OrderDetail } from '../../../shop/types';
import { ClaimButton } from '../../../ui/claim-button';
import { formatCount } from '../../../ui/format-count';
import { copy } from './copy';
import './order-facts.scss';

export function OrderFacts({ order }: { order: OrderDetail }): ReactElement {
  const { orderNo, createdAt, paidAt, shipping, remark, earned } = order;
  return (
    <View className="facts panel">
      <View className="section-title order-part">{t('order.facts')}</View>
      <View className="facts__row facts__row--copy">
        <View className="facts__label">{t('order.no')}</View>
        <View className="facts__value numbers">{orderNo}</View>
        <ClaimButton label={t('order.copy')} look="open" onTap={() => copy(orderNo)} />
      </View>
      <Fact label="order.created_at" value={formatChinaTime(createdAt)} />
      {paidAt === null ? null : <Fact label="order.paid_at" value={formatChinaTime(paidAt)} />}
      {shipping ? <Fact label="order.shipped_at" value={formatChinaTime(shipping.at)} /> : null}
      {remark ? <Fact label="order.remark" value={remark} /> : null}
      {earned ? (
        <Fact
          label="order.earned"
          value={t('order.earned_value', { points: formatCount(earned.points), growth: formatCount(earned.growth) })}
        />
      ) : null}
    </View>
  );
}

function Fact({ label, value }: { label: MessageKey; value: string }): ReactElement {
  return (
    <View className="facts__row">
      <View className="facts__label">{t(label)}</View>
      <View className="facts__value numbers">{value}</View>
    </View>
  );
}
