import { call } from '../../../api/call';
import { t } from '../../../messages';
import { confirm, toast } from '../../../platform/feedback';
import { openPage } from '../../../platform/navigate';
import { showMoved } from '../../../shop/changes';
import { payOrder } from '../../../shop/pay-order';
import type { OrderDetail } from '../../../shop/types';
import { useWork } from '../../../ui/use-work';

interface OrderMoves {
  busyId: string | undefined;
  pay: () => void;
  cancel: () => void;
  confirmReceipt: () => void;
}

/** Each asks what is worth asking, and shows the order as it stands afterwards, refused or not. */
export function useOrderMoves({ id, delivery }: OrderDetail): OrderMoves {
  const { busyId, run } = useWork();
  const move = (name: string, work: () => Promise<unknown>): void => run(() => work().finally(() => showMoved(id)), name);

  const pay = async (): Promise<void> => {
    const outcome = await payOrder(id);
    if (outcome === 'cancelled') toast(t('pay.cancelled'));
    else openPage('payResult', id);
  };
  const cancel = async (): Promise<void> => {
    const question = { title: t('order.cancel_title'), content: t('order.cancel_body') };
    if (!(await confirm({ ...question, confirmText: t('order.cancel'), cancelText: t('order.cancel_keep') }))) return;
    await call('member.orders.cancel', { id });
    toast(t('order.cancelled'), 'success');
  };
  const confirmReceipt = async (): Promise<void> => {
    const title = t(delivery === 'pickup' ? 'order.confirm_pickup_title' : 'order.confirm_title');
    const question = { title, content: t('order.confirm_body') };
    if (!(await confirm({ ...question, confirmText: t('order.confirm_yes'), cancelText: t('order.confirm_not_yet') }))) return;
    await call('member.orders.confirm-receipt', { id });
    toast(t('order.confirmed'), 'success');
  };
  return {
    busyId,
    pay: () => move('pay', pay),
    cancel: () => move('cancel', cancel),
    confirmReceipt: () => move('confirm', confirmReceipt),
  };
}
