import { View } from '@tarojs/components';
import type { ReactElement } from 'react';

export type IconName =
  | 'chevron'
  | 'user'
  | 'phone'
  | 'shield'
  | 'chat'
  | 'check'
  | 'bell'
  | 'camera'
  | 'offline'
  | 'pencil'
  | 'ticket'
  | 'star'
  | 'gift'
  | 'bag'
  | 'cart'
  | 'search'
  | 'clock'
  | 'box'
  | 'truck'
  | 'wallet'
  | 'receipt'
  | 'store'
  | 'crown'
  | 'refund'
  | 'place'
  | 'close'
  | 'invoice'
  | 'mail'
  | 'plus';

export function Icon({ name, className = '' }: { name: IconName; className?: string }): ReactElement {
  return <View className={`icon icon--${name} ${className}`} />;
}
