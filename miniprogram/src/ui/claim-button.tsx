import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import './claim-button.scss';

interface Props {
  label: string;
  /** `take` is the one that calls; `open` is done; `none` leads nowhere but still says why. */
  look: 'take' | 'open' | 'none';
  busy?: boolean;
  /** Absent where the whole ticket is the button. */
  onTap?: () => void;
}

/** The round button on a ticket. What can be seen is small; what can be touched is 44 px high. */
export function ClaimButton({ label, look, busy = false, onTap }: Props): ReactElement {
  return (
    <View
      className={`claim claim--${look} ${busy ? 'claim--busy' : ''}`}
      {...(onTap ? { hoverClass: 'pressed', ariaRole: 'button', ariaLabel: label, onClick: () => (busy ? undefined : onTap()) } : {})}
    >
      <View className="claim__face">{label}</View>
    </View>
  );
}
