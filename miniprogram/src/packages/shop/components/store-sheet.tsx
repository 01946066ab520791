import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import type { Store } from '../../../shop/types';
import { CheckDot } from '../../../ui/check-dot';
import { Sheet } from '../../../ui/sheet';
import './choice-row.scss';

interface Props {
  stores: readonly Store[];
  chosen: string | undefined;
  onChoose: (id: string) => void;
  onClose: () => void;
}

export function StoreSheet({ stores, chosen, onChoose, onClose }: Props): ReactElement {
  return (
    <Sheet title={t('checkout.store_pick')} onClose={onClose}>
      <View className="choices">
        {stores.map(({ id, name, address, hours }) => (
          <View
            key={id}
            className="choice"
            hoverClass="pressed"
            ariaRole="radio"
            onClick={() => {
              onChoose(id);
              onClose();
            }}
          >
            <View className="choice__words">
              <View className="choice__title">{name}</View>
              <View className="choice__text">{[address, hours].filter(Boolean).join(' · ')}</View>
            </View>
            <CheckDot on={id === chosen} label={name} />
          </View>
        ))}
      </View>
    </Sheet>
  );
}
