import { Refusal } from '../../http/endpoint.ts';
import type { Json } from '../../http/fields.ts';
import { objectOf, textOf } from '../../http/fields.ts';
import { payKeys } from '../../pay/keys.ts';
import type { Transaction } from '../../pay/ledger.ts';
import type { World } from '../../world/world.ts';

const NOT_FOUND = 10060001;

/** Payments reach this service with a delay, when the options ask for one. */
export function knownHere(world: World, transaction: Transaction | undefined): transaction is Transaction {
  if (!transaction || transaction.paidAt === 0 || transaction.appid !== world.accounts.MINI_APP_ID) return false;
  return transaction.paidAt + world.pay.settings.shippingDelayMs <= world.clock.now();
}

export function transactionNamed(world: World, ids: { transactionId: string; merchantId: string; outTradeNo: string }): Transaction {
  const { ledger } = world.pay;
  const byNumber = ids.merchantId === payKeys().mchId ? ledger.byOutTradeNo(ids.outTradeNo) : undefined;
  const found = ids.transactionId ? ledger.byTransactionId(ids.transactionId) : byNumber;
  if (!knownHere(world, found)) throw new Refusal(NOT_FOUND, '支付单不存在');
  return found;
}

/** As get_order and notify_confirm_receive name an order. */
export const idsOf = (body: Json) => ({
  transactionId: textOf(body, 'transaction_id'),
  merchantId: textOf(body, 'merchant_id'),
  outTradeNo: textOf(body, 'merchant_trade_no'),
});

/** As upload_shipping_info names one. */
export function orderOfKey(world: World, body: Json): Transaction {
  const key = objectOf(body, 'order_key');
  const type = key['order_number_type'];
  const ids = { transactionId: textOf(key, 'transaction_id'), merchantId: textOf(key, 'mchid'), outTradeNo: textOf(key, 'out_trade_no') };
  if (type !== 1 && type !== 2) throw new Refusal(268485194, '订单单号类型错误');
  if (type === 2) {
    if (!ids.transactionId) throw new Refusal(268485195, 'transaction_id 不能为空');
    return transactionNamed(world, ids);
  }
  if (!ids.merchantId) throw new Refusal(268485196, 'mchid 不能为空');
  if (!ids.outTradeNo) throw new Refusal(268485197, 'out_trade_no 不能为空');
  return transactionNamed(world, { ...ids, transactionId: '' });
}
