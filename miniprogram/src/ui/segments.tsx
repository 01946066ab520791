import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { Badge } from './badge';
import './segments.scss';

interface Props<K extends string> {
  of: readonly K[];
  chosen: K;
  label: (key: K) => string;
  /** How many wait there. */
  count?: (key: K) => number;
  onChoose: (key: K) => void;
}

/** One of a few views of the same thing. */
export function Segments<K extends string>({ of, chosen, label, count, onChoose }: Props<K>): ReactElement {
  return (
    <View className={`segments ${of.length > 4 ? 'segments--many' : ''}`} ariaRole="tablist">
      {of.map((key) => (
        <View
          key={key}
          className={`segments__one ${key === chosen ? 'segments__one--on' : ''}`}
          ariaRole="tab"
          onClick={() => onChoose(key)}
        >
          <View className="segments__label">
            {label(key)}
            {count ? <Badge count={count(key)} /> : null}
          </View>
        </View>
      ))}
    </View>
  );
}
