import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../messages';
import { confirm } from '../../platform/feedback';
import { Icon } from '../../ui/icon';

export function FollowHint({ shopName }: { shopName: string }): ReactElement {
  const explain = (): void => {
    void confirm({ title: t('follow.title'), content: t('follow.body', { shop: shopName }), confirmText: t('action.got_it') });
  };
  return (
    <View className="follow" hoverClass="pressed" ariaRole="button" onClick={explain}>
      <Icon name="bell" className="follow__icon" />
      <View className="follow__text">{t('follow.title')}</View>
      <Icon name="chevron" className="follow__arrow" />
    </View>
  );
}
