import { beijingDay, beijingStamp } from '../world/beijing.ts';
import type { World } from '../world/world.ts';
import { payKeys } from './keys.ts';
import type { Refund, Transaction } from './ledger.ts';

export type BillType = 'ALL' | 'SUCCESS' | 'REFUND';

/** One row, its amounts still in fen, its cells by column name. */
export interface BillRow {
  at: number;
  settledFen: number;
  refundFen: number;
  orderFen: number;
  askedRefundFen: number;
  /** Hundred-thousandths of a yuan. */
  fee: number;
  cells: Record<string, string>;
}

/** 0.60 %: a fen is 1,000 hundred-thousandths of a yuan. */
const feeOf = (fen: number): number => fen * 6;
export const yuan = (fen: number): string => (fen / 100).toFixed(2);
export const feeText = (fee: number): string => (fee / 100_000).toFixed(5);

const common = (transaction: Transaction, description: string): Record<string, string> => ({
  公众账号ID: transaction.appid,
  商户号: payKeys().mchId,
  特约商户号: '0',
  设备号: '',
  微信订单号: transaction.transactionId,
  商户订单号: transaction.outTradeNo,
  用户标识: transaction.openid,
  交易类型: 'JSAPI',
  付款银行: 'OTHERS',
  货币种类: 'CNY',
  代金券金额: '0.00',
  充值券退款金额: '0.00',
  商品名称: description,
  商户数据包: transaction.attach,
  费率: '0.60%',
  费率备注: '',
});

function paymentRow(transaction: Transaction): BillRow {
  const fen = transaction.billSlip?.amountFen ?? transaction.totalFen;
  const fee = feeOf(fen);
  return {
    at: transaction.paidAt,
    settledFen: fen,
    refundFen: 0,
    orderFen: fen,
    askedRefundFen: 0,
    fee,
    cells: {
      ...common(transaction, transaction.description),
      交易时间: beijingStamp(transaction.paidAt),
      交易状态: 'SUCCESS',
      应结订单金额: yuan(fen),
      微信退款单号: '0',
      商户退款单号: '0',
      退款金额: '0.00',
      退款类型: '',
      退款状态: '',
      手续费: feeText(fee),
      订单金额: yuan(fen),
      申请退款金额: '0.00',
    },
  };
}

/** Stands in the bill of the day it was asked for. */
function refundRow(refund: Refund): BillRow {
  const fee = -feeOf(refund.amountFen);
  return {
    at: refund.createdAt,
    settledFen: 0,
    refundFen: refund.amountFen,
    orderFen: 0,
    askedRefundFen: refund.amountFen,
    fee,
    cells: {
      ...common(refund.transaction, refund.transaction.description),
      交易时间: beijingStamp(refund.createdAt),
      交易状态: 'REFUND',
      应结订单金额: '0.00',
      退款申请时间: beijingStamp(refund.createdAt),
      退款成功时间: refund.status === 'SUCCESS' ? beijingStamp(refund.endedAt) : '',
      微信退款单号: refund.refundId,
      商户退款单号: refund.outRefundNo,
      退款金额: yuan(refund.amountFen),
      退款类型: 'ORIGINAL',
      退款状态: refund.status,
      手续费: feeText(fee),
      订单金额: '0.00',
      申请退款金额: yuan(refund.amountFen),
    },
  };
}

export function billRows(world: World, day: string, type: BillType): BillRow[] {
  const rows: BillRow[] = [];
  for (const transaction of world.pay.ledger.all()) {
    if (transaction.paidAt === 0 || transaction.billSlip?.leftOut) continue;
    if (type !== 'REFUND' && beijingDay(transaction.paidAt) === day) rows.push(paymentRow(transaction));
    if (type === 'SUCCESS') continue;
    for (const refund of transaction.refunds) if (beijingDay(refund.createdAt) === day) rows.push(refundRow(refund));
  }
  return rows.sort((a, b) => a.at - b.at);
}
