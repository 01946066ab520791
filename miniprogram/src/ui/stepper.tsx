import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../messages';
import './stepper.scss';

interface Props {
  value: number;
  min?: number;
  max: number;
  /** What is being counted, for those who listen. */
  label: string;
  onChange: (value: number) => void;
}

/** One less, how many, one more; each can be touched on 44 px. */
export function Stepper({ value, min = 1, max, label, onChange }: Props): ReactElement {
  const side = (by: -1 | 1, sign: string, words: string): ReactElement => {
    const next = value + by;
    const off = next < min || next > max;
    return (
      <View
        className={`stepper__side ${off ? 'stepper__side--off' : ''}`}
        hoverClass="pressed"
        ariaRole="button"
        ariaLabel={`${words} ${label}`}
        onClick={(event) => {
          event.stopPropagation();
          if (!off) onChange(next);
        }}
      >
        <View className="stepper__sign">{sign}</View>
      </View>
    );
  };
  return (
    <View className="stepper">
      {side(-1, '−', t('stepper.less'))}
      <View className="stepper__value numbers">{value}</View>
      {side(1, '+', t('stepper.more'))}
    </View>
  );
}
