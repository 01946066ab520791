import type { DeliveryKind, OrderRefundState, OrderState } from '@lianke/shared';
import { Flex, Tag } from 'antd';
import { useMessages } from '../../messages/locale-context.tsx';

interface Shown {
  state: OrderState;
  refundState: OrderRefundState;
  delivery?: DeliveryKind;
}

/** What the shop has to do next stands out; what is over does not. */
const tones: Record<OrderState, string> = {
  created: 'default',
  paying: 'default',
  paid: 'processing',
  shipped: 'processing',
  completed: 'success',
  closed: 'default',
};
const refundTones: Record<OrderRefundState, string> = {
  none: 'default',
  requested: 'warning',
  refunding: 'warning',
  partial: 'default',
  full: 'default',
};

export function OrderStateTags({ state, refundState, delivery }: Shown) {
  const { orders } = useMessages();
  // Until it is handed over, a paid order tells what it waits for.
  const waiting =
    state === 'paid' && refundState !== 'full' ? { express: orders.waitingShipping, pickup: orders.waitingPickup, none: null } : null;
  return (
    <Flex wrap gap={4}>
      <Tag color={tones[state]} style={{ margin: 0 }}>
        {(waiting && delivery ? waiting[delivery] : null) ?? orders.state[state]}
      </Tag>
      {refundState === 'none' ? null : (
        <Tag color={refundTones[refundState]} style={{ margin: 0 }}>
          {orders.refundState[refundState]}
        </Tag>
      )}
    </Flex>
  );
}
