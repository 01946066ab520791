import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../messages';
import type { MessageKey } from '../../messages';
import { ContactButton } from '../../platform/contact-button';
import { openPage } from '../../platform/navigate';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icon';

function Face({ icon, label }: { icon: IconName; label: MessageKey }): ReactElement {
  return (
    <View className="shortcut">
      <View className="shortcut__icon">
        <Icon name={icon} />
      </View>
      <View className="shortcut__label">{t(label)}</View>
    </View>
  );
}

/** Only what works today; modules add their own as they land. */
const shortcuts = [
  { page: 'bill', icon: 'receipt', label: 'title.bill' },
  { page: 'goodsList', icon: 'bag', label: 'title.goods_list' },
  { page: 'mall', icon: 'gift', label: 'title.mall' },
  { page: 'topUp', icon: 'wallet', label: 'title.top_up' },
  { page: 'myCoupons', icon: 'ticket', label: 'centre.mine' },
  { page: 'points', icon: 'star', label: 'title.points' },
  { page: 'privacyCenter', icon: 'shield', label: 'home.shortcut.privacy' },
] as const;

export function Shortcuts(): ReactElement {
  return (
    <View className="panel">
      <View className="section-title">{t('home.shortcuts')}</View>
      <View className="shortcuts">
        {shortcuts.map(({ page, icon, label }) => (
          <View key={page} className="shortcuts__slot" hoverClass="pressed" onClick={() => openPage(page)}>
            <Face icon={icon} label={label} />
          </View>
        ))}
        <ContactButton className="shortcuts__slot plain-button">
          <Face icon="chat" label="me.contact" />
        </ContactButton>
      </View>
    </View>
  );
}
