import type { Json } from '../../http/fields.ts';
import { payKeys } from '../../pay/keys.ts';
import type { Transaction } from '../../pay/ledger.ts';
import { refundedFen } from '../../pay/ledger.ts';
import type { SeededOrder } from '../../world/mini-orders.ts';
import { SEEDED_MERCHANT } from '../../world/mini-orders.ts';

const seconds = (ms: number): number => Math.floor(ms / 1000);

/** 1 to ship, 2 shipped, 4 complete, 5 refunded; 3 and 6 are stations nothing here stops at. */
export function stateOf(transaction: Transaction): 1 | 2 | 4 | 5 {
  if (refundedFen(transaction) >= transaction.totalFen) return 5;
  if (transaction.confirmedAt > 0) return 4;
  return transaction.shipping?.finished ? 2 : 1;
}

export function tradeView(transaction: Transaction): Json {
  const { shipping } = transaction;
  return {
    transaction_id: transaction.transactionId,
    merchant_id: payKeys().mchId,
    sub_merchant_id: '',
    merchant_trade_no: transaction.outTradeNo,
    description: transaction.description,
    paid_amount: transaction.totalFen,
    openid: transaction.openid,
    trade_create_time: seconds(transaction.createdAt),
    pay_time: seconds(transaction.paidAt),
    order_state: stateOf(transaction),
    in_complaint: false,
    shipping: shipping
      ? {
          delivery_mode: shipping.deliveryMode,
          logistics_type: shipping.logisticsType,
          finish_shipping: shipping.finished,
          goods_desc: shipping.list.map((one) => String(one['item_desc'])).join('，'),
          finish_shipping_count: shipping.finishedCount,
          shipping_list: shipping.list.map((one) => ({
            tracking_no: one['tracking_no'] ?? '',
            express_company: one['express_company'] ?? '',
            goods_desc: one['item_desc'],
            upload_time: seconds(shipping.uploadTime),
            contact: one['contact'] ?? {},
          })),
        }
      : {},
  };
}

export function seededView(order: SeededOrder): Json {
  const shipped = order.state === 2 || order.state === 4;
  return {
    transaction_id: order.transactionId,
    merchant_id: SEEDED_MERCHANT,
    sub_merchant_id: '',
    merchant_trade_no: order.outTradeNo,
    description: order.description,
    paid_amount: order.amountFen,
    openid: order.openid,
    trade_create_time: seconds(order.createdAt),
    pay_time: seconds(order.paidAt),
    order_state: order.state,
    in_complaint: false,
    shipping: shipped
      ? {
          delivery_mode: 1,
          logistics_type: 4,
          finish_shipping: true,
          goods_desc: order.description,
          finish_shipping_count: 1,
          shipping_list: [
            {
              tracking_no: '',
              express_company: '',
              goods_desc: order.description,
              upload_time: seconds(order.paidAt) + 3_600,
              contact: {},
            },
          ],
        }
      : {},
  };
}
