import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import './check-dot.scss';
import { Icon } from './icon';

interface Props {
  on: boolean;
  /** What is chosen with it, for those who listen. */
  label: string;
  /** Absent: it cannot be chosen, or the whole row is the button. */
  onTap?: () => void;
}

export function CheckDot({ on, label, onTap }: Props): ReactElement {
  const tap = onTap ? { onClick: onTap, hoverClass: 'pressed', ariaRole: 'checkbox', ariaLabel: label } : {};
  return (
    <View className="check" {...tap}>
      <View className={`check__dot ${on ? 'check__dot--on' : ''}`}>{on ? <Icon name="check" /> : null}</View>
    </View>
  );
}
