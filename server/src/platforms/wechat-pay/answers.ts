import { z } from 'zod';
import type { WechatPayRefund, WechatPayTransaction } from './types.ts';

const fen = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER);
const name = z.string().min(1).max(128);
/** RFC 3339 with its offset → epoch ms. */
const instant = z.iso.datetime({ offset: true }).transform((text) => Date.parse(text));

/** Query answers and notices alike (facts §5.2). What only a payment brings is absent before it, or empty. */
export const transactionAnswer = z
  .object({
    appid: name,
    mchid: name,
    out_trade_no: name,
    transaction_id: z.string().max(64).nullish(),
    trade_state: z.enum(['SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR']),
    attach: z.string().nullish(),
    success_time: instant.nullish(),
    payer: z.object({ openid: z.string().nullish() }).nullish(),
    amount: z.object({ total: fen, payer_total: fen.nullish() }).nullish(),
  })
  .transform((it): WechatPayTransaction => ({
    appId: it.appid,
    mchId: it.mchid,
    outTradeNo: it.out_trade_no,
    transactionId: it.transaction_id || null,
    tradeState: it.trade_state,
    totalFen: it.amount?.total ?? 0,
    payerTotalFen: it.amount?.payer_total ?? null,
    openid: it.payer?.openid || null,
    paidAt: it.success_time ?? null,
    attach: it.attach ?? '',
  }))
  .refine((it) => it.tradeState !== 'SUCCESS' || (it.transactionId !== null && it.paidAt !== null && it.totalFen > 0), {
    message: 'paid, but by nothing',
  });

const refundStatus = z.enum(['SUCCESS', 'CLOSED', 'PROCESSING', 'ABNORMAL']);
const refundFields = {
  out_refund_no: name,
  refund_id: name,
  out_trade_no: name,
  transaction_id: name,
  success_time: instant.nullish(),
  amount: z.object({ refund: fen }),
};

/** Asking for and querying a refund (facts §6). */
export const refundAnswer = z.object({ ...refundFields, status: refundStatus }).transform((it) => toRefund(it, it.status));

/** A notice calls the status otherwise (facts §7). */
export const refundNotice = z.object({ ...refundFields, refund_status: refundStatus }).transform((it) => toRefund(it, it.refund_status));

type RefundFields = z.output<z.ZodObject<typeof refundFields>>;

const toRefund = (it: RefundFields, status: WechatPayRefund['status']): WechatPayRefund => ({
  outRefundNo: it.out_refund_no,
  refundId: it.refund_id,
  outTradeNo: it.out_trade_no,
  transactionId: it.transaction_id,
  status,
  refundFen: it.amount.refund,
  succeededAt: it.success_time ?? null,
});
