import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { greetingKey } from '../../member/greeting';
import { t } from '../../messages';

export function ShopHeader({ shopName }: { shopName: string | undefined }): ReactElement {
  const [greeting] = useState(() => greetingKey(Date.now()));
  return (
    <View className="shop">
      <View className="shop__mark">{Array.from(shopName ?? t('app.name'))[0]}</View>
      <View className="shop__words">
        <View className="shop__name">{shopName ?? t('app.name')}</View>
        <View className="shop__greeting">{`${t(greeting)} · ${t('home.welcome')}`}</View>
      </View>
    </View>
  );
}
