import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import { LineRow } from '../../../shop/line-row';
import type { OrderDetail } from '../../../shop/types';
import './refund-list.scss';

export function OrderLines({ order: { lines, kind } }: { order: OrderDetail }): ReactElement | null {
  // What a top-up or a bill is about stands in the head and the price.
  if (lines.length === 0) return null;
  return (
    <View className="panel">
      {kind === 'goods' ? <View className="section-title order-part">{t('order.lines')}</View> : null}
      {lines.map((line) => (
        <LineRow
          key={line.id}
          line={line}
          below={
            line.refunded > 0 ? (
              <View className="refunds__small numbers">{t('order.refunded_pieces', { count: line.refunded })}</View>
            ) : null
          }
        />
      ))}
    </View>
  );
}
