import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import { chinaTime } from '../api/china-time.ts';
import { readAnswer } from '../api/read-answer.ts';
import { refundAnswer, transactionAnswer } from './answers.ts';
import { createTradeBill } from './bills.ts';
import { cutToBytes } from './cut-to-bytes.ts';
import { explainedPay, reasonOf } from './errors.ts';
import { createMerchant } from './merchant.ts';
import { createOpenNotice } from './notice.ts';
import { createPlatformKeys } from './platform-keys.ts';
import { PayRefusal } from './refusal.ts';
import { createSignedCall, createVerify } from './signed-call.ts';
import type { SignedCall } from './signed-call.ts';
import { createTransport } from './transport.ts';
import type { PayRefusalReason, PrepayInput, RefundInput, WechatPay, WechatPayOptions } from './types.ts';

const orders = '/v3/pay/transactions/out-trade-no';
const prepayPath = '/v3/pay/transactions/jsapi';
const refunds = '/v3/refund/domestic/refunds';

const prepayAnswer = z.object({ prepay_id: z.string().min(1).max(64) });

/** WeChat Pay v3 (facts §1–§8): one merchant, one mini-program. */
export function createWechatPay(options: WechatPayOptions): WechatPay {
  const { appId, mchId, clock } = options;
  const merchant = createMerchant(options);
  const transport = createTransport(options, merchant);
  const verify = createVerify(createPlatformKeys({ ...options, transport, merchant }), clock);
  const call = createSignedCall(transport, verify);

  return {
    mchId,
    appId,

    prepay: (input) =>
      explainedPay(async () => {
        const answer = await call({ method: 'POST', path: prepayPath, json: prepayBody(appId, mchId, input) });
        return { prepayId: readAnswer(prepayPath, prepayAnswer, answer).prepay_id };
      }),

    paymentParams: async (prepayId) => (await merchant.get()).signer.paymentParams(prepayId, Math.floor(clock.now() / 1000)),

    queryOrder: (outTradeNo) =>
      explainedPay(() =>
        withOutcome('unknown_number', null, async () => {
          const path = `${orders}/${encodeURIComponent(outTradeNo)}?mchid=${encodeURIComponent(mchId)}`;
          const found = readAnswer(orders, transactionAnswer, await call({ method: 'GET', path }));
          return sameNumber(orders, found.outTradeNo, outTradeNo, found);
        }),
      ),

    closeOrder: (outTradeNo) => explainedPay(() => closeOrder(call, outTradeNo, mchId)),

    refund: (input) =>
      explainedPay(async () => {
        const given = readAnswer(refunds, refundAnswer, await call({ method: 'POST', path: refunds, json: refundBody(input) }));
        return sameNumber(refunds, given.outRefundNo, input.outRefundNo, given);
      }),

    queryRefund: (outRefundNo) =>
      explainedPay(() =>
        withOutcome('unknown_number', null, async () => {
          const path = `${refunds}/${encodeURIComponent(outRefundNo)}`;
          const found = readAnswer(refunds, refundAnswer, await call({ method: 'GET', path }));
          return sameNumber(refunds, found.outRefundNo, outRefundNo, found);
        }),
      ),

    tradeBill: createTradeBill({ call, transport, clock, apiBase: options.apiBase }),
    openNotice: createOpenNotice({ verify, merchant, mchId }),
  };
}

async function closeOrder(call: SignedCall, outTradeNo: string, mchId: string): Promise<'closed' | 'paid'> {
  const path = `${orders}/${encodeURIComponent(outTradeNo)}/close`;
  const close = async (): Promise<'closed' | 'paid'> => {
    await call({ method: 'POST', path, json: { mchid: mchId } });
    return 'closed';
  };
  return withOutcome('already_paid', 'paid', () =>
    withOutcome('order_closed', 'closed', () => withOutcome('unknown_number', 'closed', close)),
  );
}

/** Runs a call for which one refusal is an answer. */
async function withOutcome<T, O>(reason: PayRefusalReason, outcome: O, call: () => Promise<T>): Promise<T | O> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof PayRefusal && error.status < 500 && reasonOf(error) === reason) return outcome;
    throw error;
  }
}

/** An old answer played again is signed as well as a new one; only its number tells that it is about something else. */
function sameNumber<T>(api: string, given: string, asked: string, answer: T): T {
  if (given !== asked) throw new AppError('platform.unreachable', { api, reason: 'other_number' });
  return answer;
}

const prepayBody = (appId: string, mchId: string, input: PrepayInput): object => ({
  appid: appId,
  mchid: mchId,
  description: cutToBytes(input.description, 127),
  out_trade_no: input.outTradeNo,
  time_expire: chinaTime(input.expiresAt).replace(/\.\d+/, ''),
  ...(input.attach === undefined ? {} : { attach: input.attach }),
  notify_url: input.notifyUrl,
  amount: { total: input.totalFen, currency: 'CNY' },
  payer: { openid: input.openid },
});

const refundBody = (input: RefundInput): object => ({
  out_trade_no: input.outTradeNo,
  out_refund_no: input.outRefundNo,
  reason: cutToBytes(input.reason, 80),
  notify_url: input.notifyUrl,
  amount: { refund: input.refundFen, total: input.totalFen, currency: 'CNY' },
});
