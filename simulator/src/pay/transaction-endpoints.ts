import { textOf } from '../http/fields.ts';
import type { PayAnswer, PayCall, PayEndpoint } from './endpoint.ts';
import type { Transaction } from './ledger.ts';
import { prepay } from './prepay.ts';
import { badParameter, PayRefusal } from './refusal.ts';
import { transactionView } from './views.ts';

const unknownOrder = () => new PayRefusal(404, 'ORDER_NOT_EXIST', '订单不存在', { number: 268_512_771 });

const answerQuery = ({ query }: PayCall, transaction: Transaction | undefined): PayAnswer => {
  if (!textOf(query, 'mchid')) throw badParameter('mchid', '缺少查询参数mchid');
  if (!transaction) throw unknownOrder();
  return { json: transactionView(transaction) };
};

function close({ world, params, body }: PayCall): PayAnswer {
  if (!textOf(body, 'mchid')) throw badParameter('mchid', '缺少参数mchid');
  const transaction = world.pay.ledger.byOutTradeNo(params['out_trade_no'] ?? '');
  if (!transaction) throw unknownOrder();
  if (transaction.state === 'SUCCESS' || transaction.state === 'REFUND') {
    throw new PayRefusal(400, 'ORDERPAID', '该订单已支付', { number: 268_449_538 });
  }
  transaction.state = 'CLOSED';
  return 'no_content';
}

export const transactionEndpoints: readonly PayEndpoint[] = [
  { method: 'POST', path: '/v3/pay/transactions/jsapi', run: prepay },
  {
    method: 'GET',
    path: '/v3/pay/transactions/out-trade-no/:out_trade_no',
    run: (call) => answerQuery(call, call.world.pay.ledger.byOutTradeNo(call.params['out_trade_no'] ?? '')),
  },
  {
    method: 'GET',
    path: '/v3/pay/transactions/id/:transaction_id',
    run: (call) => answerQuery(call, call.world.pay.ledger.byTransactionId(call.params['transaction_id'] ?? '')),
  },
  { method: 'POST', path: '/v3/pay/transactions/out-trade-no/:out_trade_no/close', run: close },
];
