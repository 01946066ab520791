import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import './goods-skeleton.scss';

export function GoodsSkeleton({ count = 5 }: { count?: number }): ReactElement {
  return (
    <View ariaLabel={t('state.loading')}>
      {Array.from({ length: count }, (_, at) => (
        <View key={at} className="goods-skeleton skeleton">
          <View className="goods-skeleton__picture" />
          <View className="goods-skeleton__words">
            <View className="skeleton__bar" style={{ width: '80%' }} />
            <View className="skeleton__bar" style={{ width: '56%' }} />
            <View className="skeleton__bar" style={{ width: '32%' }} />
          </View>
        </View>
      ))}
    </View>
  );
}
