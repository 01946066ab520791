import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import './segments.scss';

interface Props<K extends string> {
  of: readonly K[];
  chosen: K;
  label: (key: K) => string;
  onChoose: (key: K) => void;
}

/** One of a few views of the same thing. */
export function Segments<K extends string>({ of, chosen, label, onChoose }: Props<K>): ReactElement {
  return (
    <View className="segments" ariaRole="tablist">
      {of.map((key) => (
        <View
          key={key}
          className={`segments__one ${key === chosen ? 'segments__one--on' : ''}`}
          ariaRole="tab"
          onClick={() => onChoose(key)}
        >
          {label(key)}
        </View>
      ))}
    </View>
  );
}
