import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../messages';
import type { OrderTab } from '../../shop/types';
import { openOrders } from '../../shop/wanted-tab';
import { Badge } from '../../ui/badge';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icon';
import './my-orders.scss';

const tabs: ReadonlyArray<readonly [OrderTab, IconName]> = [
  ['to_pay', 'wallet'],
  ['to_ship', 'box'],
  ['to_receive', 'truck'],
  ['done', 'check'],
  ['refunds', 'refund'],
];

/** The way to each of the lists, with how much waits there. */
export function MyOrders({ count }: { count: (tab: OrderTab) => number }): ReactElement {
  return (
    <View className="my-orders panel">
      <View className="my-orders__head" hoverClass="pressed" ariaRole="button" onClick={() => openOrders('all')}>
        <View className="section-title">{t('me.orders')}</View>
        <View className="my-orders__all">{t('me.orders_all')}</View>
        <Icon name="chevron" className="my-orders__arrow" />
      </View>
      <View className="my-orders__tabs">
        {tabs.map(([tab, icon]) => (
          <View key={tab} className="my-orders__tab" hoverClass="pressed" ariaRole="button" onClick={() => openOrders(tab)}>
            <Icon name={icon} className="my-orders__icon" />
            <View className="my-orders__label">{t(`orders.tab.${tab}`)}</View>
            <Badge count={count(tab)} />
          </View>
        ))}
      </View>
    </View>
  );
}
