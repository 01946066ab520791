import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import './toggle-row.scss';

interface Props {
  label: string;
  hint: string;
  on: boolean;
  busy: boolean;
  onTap: () => void;
}

/** The whole row is the target. */
export function ToggleRow({ label, hint, on, busy, onTap }: Props): ReactElement {
  return (
    <View
      className={`toggle cell ${busy ? 'toggle--busy' : ''}`}
      hoverClass="pressed"
      ariaRole="switch"
      ariaLabel={`${label}，${hint}`}
      onClick={() => (busy ? undefined : onTap())}
    >
      <View className="toggle__words">
        <View>{label}</View>
        <View className="toggle__hint">{hint}</View>
      </View>
      <View className={`toggle__track ${on ? 'toggle__track--on' : ''}`}>
        <View className="toggle__knob" />
      </View>
    </View>
  );
}
