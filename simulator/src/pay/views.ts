import type { Json } from '../http/fields.ts';
import { beijingTime } from '../world/beijing.ts';
import { payKeys } from './keys.ts';
import type { Refund, Transaction } from './ledger.ts';

const STATE_WORDS = { NOTPAY: '订单未支付', SUCCESS: '支付成功', REFUND: '转入退款', CLOSED: '订单已关闭' } as const;
const USER_RECEIVED_ACCOUNT = '支付用户零钱';

/** The answer of a query, and what a payment notice carries. */
export function transactionView(transaction: Transaction): Json {
  const paid = transaction.state === 'SUCCESS' || transaction.state === 'REFUND';
  const common = {
    appid: transaction.appid,
    mchid: payKeys().mchId,
    out_trade_no: transaction.outTradeNo,
    trade_state: transaction.state,
    trade_state_desc: STATE_WORDS[transaction.state],
    promotion_detail: [],
  };
  if (!paid) return { ...common, amount: { total: transaction.totalFen, currency: 'CNY' } };
  return {
    ...common,
    transaction_id: transaction.transactionId,
    trade_type: 'JSAPI',
    bank_type: 'OTHERS',
    attach: transaction.attach,
    success_time: beijingTime(transaction.paidAt),
    payer: { openid: transaction.openid },
    amount: { total: transaction.totalFen, payer_total: transaction.totalFen, currency: 'CNY', payer_currency: 'CNY' },
  };
}

export function refundView(refund: Refund): Json {
  const { transaction } = refund;
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: transaction.transactionId,
    out_trade_no: transaction.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: USER_RECEIVED_ACCOUNT,
    ...(refund.status === 'SUCCESS' ? { success_time: beijingTime(refund.endedAt) } : {}),
    create_time: beijingTime(refund.createdAt),
    status: refund.status,
    funds_account: 'AVAILABLE',
    amount: {
      total: transaction.totalFen,
      refund: refund.amountFen,
      from: [],
      payer_total: transaction.totalFen,
      payer_refund: refund.amountFen,
      settlement_refund: refund.amountFen,
      settlement_total: transaction.totalFen,
      discount_refund: 0,
      currency: 'CNY',
      refund_fee: 0,
    },
    promotion_detail: [],
  };
}

/** Fewer fields than the query, and another name for the status. */
export const refundNoticeView = (refund: Refund): Json => ({
  mchid: payKeys().mchId,
  transaction_id: refund.transaction.transactionId,
  out_trade_no: refund.transaction.outTradeNo,
  refund_id: refund.refundId,
  out_refund_no: refund.outRefundNo,
  refund_status: refund.status,
  ...(refund.status === 'SUCCESS' ? { success_time: beijingTime(refund.endedAt) } : {}),
  user_received_account: USER_RECEIVED_ACCOUNT,
  amount: {
    total: refund.transaction.totalFen,
    refund: refund.amountFen,
    payer_total: refund.transaction.totalFen,
    payer_refund: refund.amountFen,
  },
});
