import { formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement, ReactNode } from 'react';
import { Picture } from '../ui/picture';
import './line-row.scss';
import type { OrderLine } from './types';

interface Props {
  line: Pick<OrderLine, 'title' | 'spec' | 'image' | 'unitFen' | 'quantity'>;
  /** In the price's colour, below what one costs. */
  note?: string;
  below?: ReactNode;
  onTap?: () => void;
}

/** One line of what is or was bought. */
export function LineRow({ line: { title, spec, image, unitFen, quantity }, note, below, onTap }: Props): ReactElement {
  return (
    <View className="line" {...(onTap ? { onClick: onTap, hoverClass: 'pressed', ariaRole: 'button' } : {})}>
      <Picture image={image} className="picture--small" />
      <View className="line__words">
        <View className="line__title">{title}</View>
        {spec ? <View className="line__spec">{spec}</View> : null}
        {below}
      </View>
      <View className="line__figures numbers">
        <View>{formatYuan(unitFen)}</View>
        <View className="line__pieces">{`×${quantity}`}</View>
        {note ? <View className="line__note">{note}</View> : null}
      </View>
    </View>
  );
}
