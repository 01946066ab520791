import { formatChinaTime } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import type { OrderDetail } from '../../../shop/types';
import { ClaimButton } from '../../../ui/claim-button';
import { Icon } from '../../../ui/icon';
import type { IconName } from '../../../ui/icon';
import { copy } from './copy';
import './delivery-facts.scss';

/** Where it goes, and how far it has come. */
export function DeliveryFacts({ order: { kind, address, store, shipping } }: { order: OrderDetail }): ReactElement | null {
  if (!address && !store && !shipping) return null;
  return (
    <View className="where panel">
      {shipping ? (
        <Row icon="truck" title={`${shipping.company} ${shipping.trackingNo}`} text={formatChinaTime(shipping.at)}>
          <ClaimButton label={t('order.copy_tracking')} look="open" onTap={() => copy(shipping.trackingNo)} />
        </Row>
      ) : null}
      {address ? <Row icon="place" title={`${address.name}  ${address.phone}`} text={`${address.region}${address.detail}`} /> : null}
      {store ? (
        <Row icon="store" title={`${kind === 'bill' ? '' : `${t('checkout.pickup')} · `}${store.name}`} text={store.address} />
      ) : null}
    </View>
  );
}

interface RowProps {
  icon: IconName;
  title: string;
  text: string;
  children?: ReactElement;
}

function Row({ icon, title, text, children }: RowProps): ReactElement {
  return (
    <View className="where__row">
      <Icon name={icon} className="where__icon" />
      <View className="where__words">
        <View className="where__title numbers">{title}</View>
        {text ? <View className="where__text numbers">{text}</View> : null}
      </View>
      {children}
    </View>
  );
}
