import type { Json } from '../http/fields.ts';
import { numberOf, objectOf, optionalTextOf, textOf, textsOf } from '../http/fields.ts';
import type { BulkInput } from '../pay/bulk.ts';
import type { NoticeKind, PayFaultKind } from '../pay/faults.ts';
import type { Material, RefundMode } from '../pay/platform.ts';
import { bodyOf, present } from './body-shapes.ts';
import type { Control } from './control.ts';
import type { PayFaultInput } from './pay-setting-verbs.ts';
import type { ForeignInput } from './pay-world-verbs.ts';
import type { RequestPayment } from './payment-verbs.ts';
import type { Route } from './routes.ts';

const kindOfNotice = (body: Json): NoticeKind | undefined =>
  (['transaction', 'refund', 'fapiao'] as const).find((one) => one === textOf(body, 'of'));

const faultIn = (body: Json): PayFaultInput => ({
  kind: bodyOf.needed(body, 'kind') as PayFaultKind,
  ...present<Omit<PayFaultInput, 'kind'>>({
    of: kindOfNotice(body),
    path: optionalTextOf(body, 'path'),
    times: numberOf(body, 'times'),
    ms: numberOf(body, 'ms'),
  }),
});

const paymentIn = (body: Json): RequestPayment => ({
  params: objectOf(body, 'params'),
  outcome: textOf(body, 'outcome') === 'cancel' ? 'cancel' : 'pay',
  ...present<Pick<RequestPayment, 'personId' | 'openid'>>({
    personId: optionalTextOf(body, 'personId'),
    openid: optionalTextOf(body, 'openid'),
  }),
});

const flagIn = (body: Json, key: string): boolean | undefined => (typeof body[key] === 'boolean' ? body[key] : undefined);

const foreignIn = (body: Json): ForeignInput => ({
  amountFen: bodyOf.neededNumber(body, 'amountFen'),
  ...present<Omit<ForeignInput, 'amountFen'>>({
    outTradeNo: optionalTextOf(body, 'outTradeNo'),
    personId: optionalTextOf(body, 'personId'),
    openid: optionalTextOf(body, 'openid'),
    description: optionalTextOf(body, 'description'),
    at: numberOf(body, 'at'),
    notify: flagIn(body, 'notify'),
  }),
});

export function payBoxRoutes({ get, post, remove }: Route, control: Control): void {
  get('/pay/merchant', () => control.payMerchant());
  post('/pay/request-payment', ({ body, options }) => control.requestPayment(paymentIn(body), options));
  get('/pay/transactions', ({ query }) =>
    control.payTransactions(
      present<{ outTradeNo?: string; after?: number; limit?: number }>({
        outTradeNo: optionalTextOf(query, 'outTradeNo'),
        after: numberOf(query, 'after'),
        limit: numberOf(query, 'limit'),
      }),
    ),
  );
  post('/pay/faults', ({ body }) => control.setPayFault(faultIn(body)));
  remove('/pay/faults', () => control.clearPayFaults());
  post('/pay/speed', ({ body }) => control.setPaySpeed({ factor: bodyOf.neededNumber(body, 'factor') }));
  post('/pay/material', ({ body }) => control.setPayMaterial({ use: bodyOf.needed(body, 'use') as Material }));
  post('/pay/refund-mode', ({ body }) =>
    control.setRefundMode({
      mode: bodyOf.needed(body, 'mode') as RefundMode,
      ...present<{ afterMs?: number }>({ afterMs: numberOf(body, 'afterMs') }),
    }),
  );
  post('/pay/settle-refunds', ({ body }) =>
    control.settleRefunds({
      status: textOf(body, 'status') === 'ABNORMAL' ? 'ABNORMAL' : 'SUCCESS',
      ...present<{ outRefundNo?: string }>({ outRefundNo: optionalTextOf(body, 'outRefundNo') }),
    }),
  );
  post('/pay/options', ({ body }) =>
    control.setPayOptions(
      present<{ anyOpenid?: boolean; shippingDelayMs?: number }>({
        anyOpenid: flagIn(body, 'anyOpenid'),
        shippingDelayMs: numberOf(body, 'shippingDelayMs'),
      }),
    ),
  );
  post('/pay/foreign', ({ body, options }) => control.foreignPayment(foreignIn(body), options));
  post('/pay/bill-slips', ({ body }) =>
    control.slipBill({
      outTradeNo: bodyOf.needed(body, 'outTradeNo'),
      ...present<{ leftOut?: boolean; amountFen?: number }>({ leftOut: flagIn(body, 'leftOut'), amountFen: numberOf(body, 'amountFen') }),
    }),
  );
  post('/pay/bills-ready', ({ body }) => control.billsReady({ ready: body['ready'] !== false }));
  post('/pay/bulk', ({ body }) =>
    control.payMany(
      present<BulkInput>({
        count: numberOf(body, 'count'),
        outTradeNos: Array.isArray(body['outTradeNos']) ? textsOf(body, 'outTradeNos') : undefined,
        concurrency: numberOf(body, 'concurrency'),
        sealFirst: flagIn(body, 'sealFirst'),
      }),
    ),
  );
  post('/pay/confirm-receipt', ({ body, options }) =>
    control.confirmReceipt({ outTradeNo: bodyOf.needed(body, 'outTradeNo'), method: numberOf(body, 'method') === 2 ? 2 : 1 }, options),
  );
  post('/mini-orders/seed', ({ body }) => control.seedMiniOrders({ count: bodyOf.neededNumber(body, 'count') }));
}
