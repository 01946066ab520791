import type { Clock } from '../../kernel/clock.ts';
import type { Outgoing } from '../../kernel/outgoing.ts';
import type { PlatformLog } from '../api/log.ts';

export type TradeState = 'SUCCESS' | 'REFUND' | 'NOTPAY' | 'CLOSED' | 'REVOKED' | 'USERPAYING' | 'PAYERROR';
export type RefundStatus = 'SUCCESS' | 'CLOSED' | 'PROCESSING' | 'ABNORMAL';

export interface WechatPayTransaction {
  appId: string;
  mchId: string;
  outTradeNo: string;
  /** Null until somebody has paid. */
  transactionId: string | null;
  /** `REFUND` after any refund, also a partial one: still paid; how much went back is told by the refunds. */
  tradeState: TradeState;
  totalFen: number;
  /** What the payer gave after WeChat's own coupons; null until somebody has paid. */
  payerTotalFen: number | null;
  openid: string | null;
  paidAt: number | null;
  attach: string;
}

export interface WechatPayRefund {
  outRefundNo: string;
  refundId: string;
  outTradeNo: string;
  transactionId: string;
  status: RefundStatus;
  refundFen: number;
  succeededAt: number | null;
}

interface NoticeHead {
  id: string;
  /** `TRANSACTION.SUCCESS`, `REFUND.ABNORMAL`, … */
  eventType: string;
  /** The same for every repeat of the news, whatever its id. ≤ 64 ASCII characters. */
  dedupeKey: string;
}

export type WechatPayNotice = NoticeHead &
  (
    | { kind: 'transaction'; data: WechatPayTransaction }
    | { kind: 'refund'; data: WechatPayRefund }
    | { kind: 'other'; data: Record<string, unknown> }
  );

/** What `wx.requestPayment` takes. */
export interface PaymentParams {
  timeStamp: string;
  nonceStr: string;
  package: string;
  signType: 'RSA';
  paySign: string;
}

export interface PrepayInput {
  /** 6–32 of `0-9 A-Z a-z _ - | *`. Asked again with the same contents it answers a new prepay_id. */
  outTradeNo: string;
  /** Shown in the payer's bill; cut to the platform's 127 bytes. */
  description: string;
  totalFen: number;
  openid: string;
  /** After this nobody can pay. The platform raises it to one minute from now. */
  expiresAt: number;
  notifyUrl: string;
  /** Comes back in queries and notices, ≤ 128 bytes. */
  attach?: string;
}

export interface RefundInput {
  outTradeNo: string;
  /** For ever the same for one refund: a new number for a failed one may pay twice. */
  outRefundNo: string;
  refundFen: number;
  /** Of the whole payment. */
  totalFen: number;
  /** Cut to the platform's 80 bytes. */
  reason: string;
  notifyUrl: string;
}

export type BillType = 'SUCCESS' | 'REFUND';

/** One row of a trade bill. Amounts as in the file, without sign. */
export interface BillRow {
  /** When it was paid; in a REFUND bill when the money was asked back. */
  at: number;
  appId: string;
  mchId: string;
  transactionId: string;
  outTradeNo: string;
  openid: string;
  /** `JSAPI`, … */
  tradeType: string;
  tradeState: string;
  /** Of the payment; rows of refunds may have 0 here. */
  totalFen: number;
  /** Null in a SUCCESS bill. */
  refund: { refundId: string; outRefundNo: string; refundFen: number; status: string; succeededAt: number | null } | null;
  description: string;
  attach: string;
}

/** `not_ready`: made from 09:00 of the next day on, ask later. `none`: nothing happened that day. */
export type TradeBill = { state: 'ready'; rows: AsyncIterable<BillRow> } | { state: 'not_ready' } | { state: 'none' };

/** `data.reason` of `payment.refused`. `number_used` and `parameters_changed`: this out_trade_no was opened before, with other contents. */
export type PayRefusalReason =
  | 'already_paid'
  | 'order_closed'
  | 'number_used'
  | 'parameters_changed'
  | 'unknown_number'
  | 'not_enough_balance'
  | 'account_abnormal'
  | 'openid_mismatch'
  | 'no_permission'
  | 'over_limit'
  | 'no_bill'
  | 'bill_not_ready'
  | 'refused';

/**
 * WeChat Pay v3 of a direct merchant (facts wechatpay.md). Every call may go over the network: never inside a transaction. Throws
 * `platform.busy` and `platform.unreachable` (ask again with the same numbers: what happened is unknown), `platform.credential`, and
 * `payment.refused` whose `data` holds `reason` (PayRefusalReason) and the platform's `wxCode`.
 */
export interface WechatPay {
  readonly mchId: string;
  /** Of the mini-program that is paid in. */
  readonly appId: string;
  prepay(input: PrepayInput): Promise<{ prepayId: string }>;
  /** Signed anew each time. In simulated mode it may have to fetch the merchant's key first. */
  paymentParams(prepayId: string): Promise<PaymentParams>;
  /** Null when WeChat never heard of it. */
  queryOrder(outTradeNo: string): Promise<WechatPayTransaction | null>;
  /** `closed`: nobody can pay it any more, also when WeChat never heard of it. `paid`: too late, query it. */
  closeOrder(outTradeNo: string): Promise<'closed' | 'paid'>;
  refund(input: RefundInput): Promise<WechatPayRefund>;
  /** Null when WeChat never heard of it. */
  queryRefund(outRefundNo: string): Promise<WechatPayRefund | null>;
  /** `day` as `YYYY-MM-DD` of China time. The file is checked whole before its first row is given out. */
  tradeBill(day: string, type: BillType): Promise<TradeBill>;
  /** Throws `callback.refused` with a `reason` unless WeChat Pay signed these very bytes within five minutes and meant this merchant. */
  openNotice(input: NoticeInput): Promise<WechatPayNotice>;
}

export interface NoticeInput {
  /** Names in lower case, as node gives them. */
  headers: Readonly<Record<string, string | string[] | undefined>>;
  rawBody: Buffer;
}

/** What a merchant has from the console. Of the verifying materials at least one is needed; certificates are fetched when they are. */
export interface MerchantCredentials {
  mchId: string;
  apiV3Key: string;
  /** PEM of apiclient_key. */
  privateKey: string;
  certSerial: string;
  /** `PUB_KEY_ID_…` with its PEM; null for a merchant still on platform certificates. */
  publicKey: { id: string; pem: string } | null;
}

export interface WechatPayOptions {
  /** Known at start, so that who reads it never waits. */
  mchId: string;
  appId: string;
  /** Asked when first needed and again after a failure. */
  credentials: () => Promise<MerchantCredentials>;
  /** `https://api.mch.weixin.qq.com`, no trailing slash. */
  apiBase: string;
  send: Outgoing;
  clock: Clock;
  log?: PlatformLog;
}
