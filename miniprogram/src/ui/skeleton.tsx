import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../messages';
import './skeleton.scss';

/** Grey bars in the shape of what will come; `rows` are widths in percent. */
export function Skeleton({ rows = [60, 100, 80] }: { rows?: readonly number[] }): ReactElement {
  return (
    <View className="skeleton panel" ariaLabel={t('state.loading')}>
      {rows.map((width, at) => (
        <View key={at} className="skeleton__bar" style={{ width: `${width}%` }} />
      ))}
    </View>
  );
}

export function CardSkeleton(): ReactElement {
  return (
    <View className="skeleton skeleton--card" ariaLabel={t('state.loading')}>
      <View className="skeleton__who">
        <View className="skeleton__circle" />
        <View className="skeleton__bar" style={{ width: '40%' }} />
      </View>
      <View className="skeleton__bar" style={{ width: '64%' }} />
      <View className="skeleton__bar" style={{ width: '48%' }} />
    </View>
  );
}
