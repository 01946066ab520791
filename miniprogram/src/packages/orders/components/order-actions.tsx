import { formatYuan } from '@lianke/shared';
import { View } from '@tarojs/components';
import type { ReactElement } from 'react';
import { t } from '../../../messages';
import { openPage } from '../../../platform/navigate';
import type { OrderView } from '../../../shop/types';
import { ActionButton } from '../../../ui/action-button';
import { BottomBar } from '../../../ui/bottom-bar';
import { useOrderMoves } from '../hooks/use-order-moves';

/** What may be done now; nothing, and no bar, when the order is at rest. */
export function OrderActions({ view: { order, can } }: { view: OrderView }): ReactElement | null {
  const { busyId, pay, cancel, confirmReceipt } = useOrderMoves(order);
  const askRefund = (): void => openPage('refund', order.id);
  const payLabel = t('order.pay', { amount: formatYuan(order.payFen) });
  const buttons: ReadonlyArray<readonly [string, ReactElement]> = [
    ...(can.cancel
      ? [['cancel', <ActionButton look="plain" label={t('order.cancel')} busy={busyId === 'cancel'} onTap={cancel} />] as const]
      : []),
    ...(can.refund
      ? [['refund', <ActionButton look={can.confirm ? 'plain' : 'quiet'} label={t('order.ask_refund')} onTap={askRefund} />] as const]
      : []),
    ...(can.confirm
      ? [['confirm', <ActionButton label={t('order.confirm')} busy={busyId === 'confirm'} onTap={confirmReceipt} />] as const]
      : []),
    ...(can.pay ? [['pay', <ActionButton label={payLabel} busy={busyId === 'pay'} onTap={pay} />] as const] : []),
  ];
  if (buttons.length === 0) return null;
  return (
    <BottomBar>
      {buttons.map(([name, button], at) => (
        <View key={name} className={at === buttons.length - 1 ? 'bottom-bar__action--wide' : 'bottom-bar__action--narrow'}>
          {button}
        </View>
      ))}
    </BottomBar>
  );
}
