import { formatYuan } from '@lianke/shared';
import { useState } from 'react';
import { call } from '../api/call';
import { toFailure } from '../api/failure';
import { oneKeyPerWish } from '../api/one-key';
import { t } from '../messages';
import { confirm, toast } from '../platform/feedback';
import { replacePage } from '../platform/navigate';
import { useWork } from '../ui/use-work';
import { cartChanged } from './cart-actions';
import { orderMoved } from './changes';
import { payOrder } from './pay-order';
import type { OrderWish } from './types';

interface Buying {
  busy: boolean;
  buy: (wish: OrderWish) => void;
}

/** Pays what has just been ordered, and leaves the page that ordered it. */
async function payAndLeave(id: string): Promise<void> {
  try {
    const outcome = await payOrder(id);
    if (outcome !== 'cancelled') return replacePage('payResult', id);
    toast(t('pay.cancelled'));
  } catch (error) {
    // The order stands: it can be paid from its own page.
    toast(toFailure(error).message);
  }
  replacePage('order', id);
}

/**
 * Orders and pays. `newPrice` asks what it costs now, when the server says it is another price than the one shown; the person is asked again.
 * A tap after a lost answer is the same wish: it gets the order that the first one may have made.
 */
export function useBuy(newPrice?: () => Promise<number | undefined>): Buying {
  const { busy, run } = useWork();
  const [once] = useState(oneKeyPerWish);

  const create = async (wish: OrderWish): Promise<void> => {
    try {
      const { order } = await once(wish, (key) => call('member.orders.create', wish, key));
      orderMoved(order.id);
      if (wish.fromCart === true) cartChanged();
      await payAndLeave(order.id);
    } catch (error) {
      if (toFailure(error).code !== 'order.price_changed') throw error;
      const expectedPayFen = await newPrice?.();
      if (expectedPayFen === undefined) throw error;
      const content = t('checkout.price_changed', { before: formatYuan(wish.expectedPayFen), now: formatYuan(expectedPayFen) });
      const question = { title: t('checkout.price_changed_title'), content };
      if (!(await confirm({ ...question, confirmText: t('checkout.pay_new'), cancelText: t('action.cancel') }))) return;
      await create({ ...wish, expectedPayFen });
    }
  };
  return { busy, buy: (wish) => run(() => create(wish)) };
}
