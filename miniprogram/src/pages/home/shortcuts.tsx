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
export function Shortcuts(): ReactElement {
  return (
    <View className="panel">
      <View className="section-title">{t('home.shortcuts')}</View>
      <View className="shortcuts">
        <View className="shortcuts__slot" hoverClass="pressed" onClick={() => openPage('myCoupons')}>
          <Face icon="ticket" label="centre.mine" />
        </View>
        <View className="shortcuts__slot" hoverClass="pressed" onClick={() => openPage('points')}>
          <Face icon="star" label="title.points" />
        </View>
        <View className="shortcuts__slot" hoverClass="pressed" onClick={() => openPage('mall')}>
          <Face icon="gift" label="title.mall" />
        </View>
        <View className="shortcuts__slot" hoverClass="pressed" onClick={() => openPage('profile')}>
          <Face icon="user" label="me.profile" />
        </View>
        <View className="shortcuts__slot" hoverClass="pressed" onClick={() => openPage('privacyCenter')}>
          <Face icon="shield" label="home.shortcut.privacy" />
        </View>
        <ContactButton className="shortcuts__slot plain-button">
          <Face icon="chat" label="me.contact" />
        </ContactButton>
      </View>
    </View>
  );
}
