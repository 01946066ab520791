import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { ActionButton } from './action-button';
import { Icon } from './icon';
import type { IconName } from './icon';
import './empty-panel.scss';

interface Props {
  icon: IconName;
  text: string;
  /** The one thing to do instead. */
  action?: { label: string; onTap: () => void };
}

export function EmptyPanel({ icon, text, action }: Props): ReactElement {
  return (
    <View className="empty panel">
      <Icon name={icon} className="empty__icon" />
      <View className="empty__text">{text}</View>
      {action ? <ActionButton look="small" {...action} /> : null}
    </View>
  );
}
