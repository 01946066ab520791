import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import type { OrderDetail } from '../../../shop/types';
import { Picture } from '../../../ui/picture';
import { Stepper } from '../../../ui/stepper';
import './piece-picker.scss';
import { leftOf, refundable } from './refund-wish';
import type { Pieces } from './refund-wish';

interface Props {
  order: OrderDetail;
  pieces: Pieces;
  onChange: (pieces: Pieces) => void;
}

export function PiecePicker({ order, pieces, onChange }: Props): ReactElement {
  return (
    <View className="panel">
      <View className="section-title">{t('refund.pick')}</View>
      {refundable(order).map((line) => (
        <View key={line.id} className="piece">
          <Picture image={line.image} className="picture--small" />
          <View className="piece__words">
            <View className="piece__title">{line.title}</View>
            <View className="piece__small numbers">
              {[line.spec, t('refund.left', { count: leftOf(line) })].filter(Boolean).join(' · ')}
            </View>
          </View>
          <Stepper
            value={pieces[line.id] ?? 0}
            min={0}
            max={leftOf(line)}
            label={line.title}
            onChange={(quantity) => onChange({ ...pieces, [line.id]: quantity })}
          />
        </View>
      ))}
    </View>
  );
}
