import { formatFen } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import './price.scss';

interface Props {
  fen: number;
  size?: 'small' | 'large' | 'huge';
  /** In small print after the amount: 起. */
  after?: string;
  /** In the colour of the text around it, where it is no price of goods. */
  plain?: boolean;
}

/** `¥1,280.00` with the whole yuan drawn largest. */
export function Price({ fen, size = 'small', after, plain = false }: Props): ReactElement {
  const [whole = '', cents = ''] = formatFen(fen).split('.');
  return (
    <View className={`price price--${size} ${plain ? 'price--plain' : ''} numbers`} ariaLabel={`¥${whole}.${cents}`}>
      <View className="price__small">¥</View>
      <View className="price__whole">{whole}</View>
      <View className="price__small">{`.${cents}`}</View>
      {after ? <View className="price__after">{after}</View> : null}
    </View>
  );
}
