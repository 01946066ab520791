import { View } from '@tarojs/components';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import { AddressButton } from '../../../platform/address-button';
import type { Address, Store } from '../../../shop/types';
import { Icon } from '../../../ui/icon';
import type { IconName } from '../../../ui/icon';
import { Segments } from '../../../ui/segments';
import './delivery-panel.scss';
import { StoreSheet } from './store-sheet';

type Delivery = 'express' | 'pickup';

interface Props {
  delivery: Delivery;
  onDelivery: (delivery: Delivery) => void;
  address: Address | undefined;
  onAddress: (address: Address) => void;
  stores: readonly Store[];
  store: Store | undefined;
  onStore: (id: string) => void;
}

const ways: readonly Delivery[] = ['express', 'pickup'];

export function DeliveryPanel({ delivery, onDelivery, address, onAddress, stores, store, onStore }: Props): ReactElement {
  const [picking, setPicking] = useState(false);
  return (
    <View className="delivery panel">
      <Segments of={ways} chosen={delivery} label={(way) => t(`checkout.${way}`)} onChoose={onDelivery} />
      {delivery === 'express' ? (
        <AddressButton className="delivery__where" known={address} onChosen={onAddress}>
          {address ? (
            <Where icon="place" title={`${address.name}  ${address.phone}`} text={`${address.region}${address.detail}`} />
          ) : (
            <Where icon="place" title={t('checkout.address_pick')} text="" />
          )}
        </AddressButton>
      ) : (
        <View
          className="delivery__where"
          hoverClass="pressed"
          ariaRole="button"
          onClick={() => (stores.length > 0 ? setPicking(true) : undefined)}
        >
          {store ? (
            <Where icon="store" title={store.name} text={[store.address, store.hours].filter(Boolean).join(' · ')} />
          ) : (
            <Where icon="store" title={t('checkout.no_stores')} text="" />
          )}
        </View>
      )}
      {picking ? <StoreSheet stores={stores} chosen={store?.id} onChoose={onStore} onClose={() => setPicking(false)} /> : null}
    </View>
  );
}

function Where({ icon, title, text }: { icon: IconName; title: string; text: string }): ReactElement {
  return (
    <View className="delivery__row">
      <Icon name={icon} className="delivery__icon" />
      <View className="delivery__words">
        <View className="delivery__title">{title}</View>
        {text ? <View className="delivery__text">{text}</View> : null}
      </View>
      <Icon name="chevron" className="delivery__arrow" />
    </View>
  );
}
