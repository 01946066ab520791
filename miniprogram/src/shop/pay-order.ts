import { call } from '../api/call';
import { oneKeyPerWish } from '../api/one-key';
import { query } from '../api/query';
import { snapshotOf } from '../api/snapshots';
import { t } from '../messages';
import { requestPayment } from '../platform/pay';
import { orderMoved } from './changes';

const once = oneKeyPerWish();

/** Opens WeChat's payment sheet for an order; `settled` when there was nothing left to pay. */
export async function payOrder(id: string): Promise<'settled' | 'done' | 'cancelled'> {
  const { params, order } = await once(['pay', id], (key) => call('member.orders.pay', { id }, key));
  orderMoved(id);
  if (!params) return 'settled';
  const payee = snapshotOf(query('member.privacy.get')).data?.shopName ?? t('app.name');
  const outcome = await requestPayment({ params, amountFen: order.payFen, payee });
  orderMoved(id);
  return outcome;
}
