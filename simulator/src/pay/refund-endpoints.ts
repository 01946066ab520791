import type { Json } from '../http/fields.ts';
import { objectOf, textOf } from '../http/fields.ts';
import type { World } from '../world/world.ts';
import type { PayAnswer, PayCall, PayEndpoint } from './endpoint.ts';
import type { Refund, Transaction } from './ledger.ts';
import { refundedFen } from './ledger.ts';
import { fingerprintOf } from './prepay.ts';
import { badParameter, PayRefusal } from './refusal.ts';
import { restartRefund, startRefund } from './settle-refunds.ts';
import { refundView } from './views.ts';

const MOST_PARTS = 50;
const YEAR_MS = 365 * 86_400_000;
const OUT_REFUND_NO = /^[0-9A-Za-z_\-|*@]{1,64}$/;
const invalid = (message: string) => new PayRefusal(400, 'INVALID_REQUEST', message);
const unknownRefund = () => new PayRefusal(404, 'RESOURCE_NOT_EXISTS', '退款单不存在');

function transactionOf(world: World, body: Json): Transaction {
  const transactionId = textOf(body, 'transaction_id');
  const outTradeNo = textOf(body, 'out_trade_no');
  if (!transactionId && !outTradeNo) throw badParameter('transaction_id', 'transaction_id与out_trade_no二选一必填');
  const { ledger } = world.pay;
  const found = transactionId ? ledger.byTransactionId(transactionId) : ledger.byOutTradeNo(outTradeNo);
  if (!found) throw new PayRefusal(404, 'RESOURCE_NOT_EXISTS', '订单不存在');
  return found;
}

function readAmount(body: Json): { refund: number; total: number } {
  const amount = objectOf(body, 'amount');
  const whole = (key: string): number => {
    const value = amount[key];
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1)
      throw badParameter(`amount/${key}`, '金额应为不小于1的整数（分）', value);
    return value;
  };
  if (amount['currency'] !== 'CNY') throw badParameter('amount/currency', '币种只支持CNY且必填');
  return { refund: whole('refund'), total: whole('total') };
}

function checkRoom(world: World, transaction: Transaction, amount: { refund: number; total: number }): void {
  if (transaction.state !== 'SUCCESS' && transaction.state !== 'REFUND') throw invalid('订单未支付，不能退款');
  if (amount.total !== transaction.totalFen) throw invalid('订单金额或退款金额与之前请求不一致，请核实后再试');
  if (transaction.paidAt + YEAR_MS < world.clock.now()) throw invalid('订单已超过可退款的最长时间');
  if (transaction.refunds.filter((one) => one.status !== 'CLOSED').length >= MOST_PARTS) throw invalid('订单部分退款次数超限');
  if (refundedFen(transaction) + amount.refund > transaction.totalFen) throw invalid('申请退款金额大于订单剩余可退金额');
}

function refund({ world, notices, body }: PayCall): PayAnswer {
  const outRefundNo = textOf(body, 'out_refund_no');
  if (!OUT_REFUND_NO.test(outRefundNo)) throw badParameter('out_refund_no', '商户退款单号应为1至64个字符：数字、字母和_-|*@', outRefundNo);
  const reason = textOf(body, 'reason');
  if ([...reason].length > 80) throw badParameter('reason', '退款原因超过80个字符');
  const amount = readAmount(body);
  const transaction = transactionOf(world, body);
  // The order may be named either way, and the reason be put differently, without becoming another refund.
  const fingerprint = fingerprintOf({ transaction: transaction.outTradeNo, ...amount });
  const known = world.pay.ledger.refund(outRefundNo);
  if (known) {
    if (known.fingerprint !== fingerprint) throw invalid('请求重入时，参数与首次请求时不一致');
    return { json: refundView(known) };
  }
  checkRoom(world, transaction, amount);
  if (world.pay.faults.take(['not_enough'], { of: 'refund' }))
    throw new PayRefusal(403, 'NOT_ENOUGH', '基本账户余额不足，请充值后重新发起');
  const notifyUrl = textOf(body, 'notify_url') || `${world.addresses.callbackBase}/callbacks/wechat-pay`;
  const made = world.pay.ledger.addRefund(transaction, { outRefundNo, amountFen: amount.refund, reason, notifyUrl, fingerprint });
  startRefund(world, notices, made);
  return { json: refundView(made) };
}

function applyAbnormal({ world, notices, params, body }: PayCall): PayAnswer {
  const found: Refund | undefined = world.pay.ledger.refundById(params['refund_id'] ?? '');
  if (!found || found.outRefundNo !== textOf(body, 'out_refund_no')) throw unknownRefund();
  if (found.status !== 'ABNORMAL') throw invalid('退款单状态不是退款异常');
  if (!['USER_BANK_CARD', 'MERCHANT_BANK_CARD'].includes(textOf(body, 'type'))) throw badParameter('type', '异常退款处理方式不正确');
  restartRefund(world, notices, found);
  return { json: refundView(found) };
}

export const refundEndpoints: readonly PayEndpoint[] = [
  { method: 'POST', path: '/v3/refund/domestic/refunds', run: refund },
  {
    method: 'GET',
    path: '/v3/refund/domestic/refunds/:out_refund_no',
    run: ({ world, params }) => {
      const found = world.pay.ledger.refund(params['out_refund_no'] ?? '');
      if (!found) throw unknownRefund();
      return { json: refundView(found) };
    },
  },
  { method: 'POST', path: '/v3/refund/domestic/refunds/:refund_id/apply-abnormal-refund', run: applyAbnormal },
];
