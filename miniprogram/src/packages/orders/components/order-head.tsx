import { View } from '@tarojs/components';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { orderHint, orderStateText, orderTone, toneIcons } from '../../../shop/order-words';
import type { OrderDetail } from '../../../shop/types';
import { Icon } from '../../../ui/icon';
import { useNow } from '../../../ui/use-now';
import './order-head.scss';

const waits = ({ state }: OrderDetail): boolean => state === 'created' || state === 'paying';
/** The server closes it at WeChat first. */
const closingMs = 5_000;

interface Props {
  order: OrderDetail;
  /** The time to pay has run out: how does it stand now? */
  onOver: () => void;
}

export function OrderHead({ order, onOver }: Props): ReactElement {
  const now = useNow(waits(order) ? 1000 : 60_000);
  const tone = orderTone(order);
  const over = waits(order) && order.expiresAt !== null && order.expiresAt <= now;
  useEffect(() => {
    if (!over) return undefined;
    const timer = setInterval(onOver, closingMs);
    return () => clearInterval(timer);
    // It is asked as long as it is over; the callback is made anew with each drawing.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [over]);
  return (
    <View className={`order-head order-head--${tone}`}>
      <Icon name={toneIcons[tone]} className="order-head__icon" />
      <View className="order-head__words">
        <View className="order-head__state">{orderStateText(order)}</View>
        <View className="order-head__hint numbers">{orderHint(order, now)}</View>
      </View>
    </View>
  );
}
