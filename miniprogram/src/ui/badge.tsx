import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import './badge.scss';

/** A count in the corner of what it belongs to; nothing when there is nothing. */
export function Badge({ count }: { count: number }): ReactElement | null {
  return count > 0 ? <View className="badge numbers">{count > 99 ? '99+' : count}</View> : null;
}
