import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../messages';
import { openPage } from '../../platform/navigate';
import { kindIcons } from '../../shop/kind-icons';
import { orderStateText, orderTone } from '../../shop/order-words';
import type { OrderCard } from '../../shop/types';
import { ClaimButton } from '../../ui/claim-button';
import { Picture } from '../../ui/picture';
import { Price } from '../../ui/price';
import { remaining } from '../../ui/remaining';
import { shortTime } from '../../ui/short-time';
import { useNow } from '../../ui/use-now';
import './order-card.scss';

const waits = ({ state }: OrderCard): boolean => state === 'created' || state === 'paying';

export function OrderCardView({ order }: { order: OrderCard }): ReactElement {
  const { id, kind, title, image, pieces, payFen, paidFen, createdAt, refundState } = order;
  const now = useNow();
  const unpaid = paidFen === 0;
  return (
    <View className="order-card" hoverClass="pressed" ariaRole="button" ariaLabel={title} onClick={() => openPage('order', id)}>
      <View className="order-card__head">
        <View className="order-card__time numbers">{shortTime(createdAt, now)}</View>
        <View className={`order-card__state order-card__state--${orderTone(order)}`}>{orderStateText(order)}</View>
      </View>
      <View className="order-card__body">
        <Picture image={image} icon={kindIcons[kind]} className="picture--small" />
        <View className="order-card__words">
          <View className="order-card__title">{title}</View>
          {pieces > 1 ? <View className="order-card__pieces numbers">{t('orders.pieces', { count: pieces })}</View> : null}
        </View>
      </View>
      <View className="order-card__foot">
        <View className="order-card__label">{t(waits(order) ? 'orders.to_pay' : unpaid ? 'orders.total' : 'orders.paid')}</View>
        <Price fen={unpaid ? payFen : paidFen} plain />
        {refundState === 'partial' ? <View className="order-card__partial">{t('order.refund.partial')}</View> : null}
        {waits(order) ? <PayHint until={order.expiresAt} /> : null}
      </View>
    </View>
  );
}

/** The card itself opens the order; there it is paid. */
function PayHint({ until }: { until: number | null }): ReactElement {
  const now = useNow(1000);
  return (
    <View className="order-card__pay">
      {until !== null && until > now ? <View className="order-card__left numbers">{remaining(until, now)}</View> : null}
      <ClaimButton label={t('order.pay_short')} look="take" />
    </View>
  );
}
