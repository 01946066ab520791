import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import type { OrderDetail } from '../../../shop/types';
import { RefundCard } from './refund-card';

/** What came back or is on its way back, the newest first. */
export function RefundList({ order: { refunds } }: { order: OrderDetail }): ReactElement | null {
  if (refunds.length === 0) return null;
  return (
    <View className="panel">
      <View className="section-title">{t('order.refunds')}</View>
      {[...refunds]
        .sort((a, b) => b.createdAt - a.createdAt)
        .map((refund) => (
          <RefundCard key={refund.id} refund={refund} />
        ))}
    </View>
  );
}
