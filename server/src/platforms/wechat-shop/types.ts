import type { Clock } from '../../kernel/clock.ts';
import type { Outgoing } from '../../kernel/outgoing.ts';
import type { KeyValue } from '../../kernel/store/key-value.ts';
import type { PlatformLog } from '../api/log.ts';
import type { CallbackInput, CallbackQuery, OpenedPush } from '../callback/types.ts';

/** `cancelled_after_refund`: closed because everything went back. */
export type WechatShopOrderState =
  | 'unpaid'
  | 'gift_waiting'
  | 'group_waiting'
  | 'to_redeem'
  | 'to_ship'
  | 'partly_shipped'
  | 'shipped'
  | 'completed'
  | 'cancelled_after_refund'
  | 'cancelled';

export interface WechatShopLine {
  productId: string;
  skuId: string;
  title: string;
  quantity: number;
  /** Per piece, before discounts. */
  priceFen: number;
  /** What was paid for the whole line. */
  paidFen: number;
  /** Pieces given back for good. */
  refundedQuantity: number;
}

export interface WechatShopOrder {
  id: string;
  state: WechatShopOrderState;
  openid: string;
  /** Only when the shop is bound to the open platform. */
  unionid: string | null;
  createdAt: number;
  /** Rises with every change the platform tells. */
  updatedAt: number;
  paidAt: number | null;
  transactionId: string | null;
  goodsFen: number;
  freightFen: number;
  discountFen: number;
  /** What the customer paid in all. */
  paidFen: number;
  lines: WechatShopLine[];
}

/** Orders of 微信小店. Every call may throw `platform.*`. */
export interface WechatShop {
  /** Ids only, 100 a page; from–until at most seven days. Ask for each with `getOrder`. */
  listOrders(range: { updatedFrom: number; updatedUntil: number; nextKey?: string }): Promise<{
    orderIds: string[];
    nextKey: string;
    hasMore: boolean;
  }>;
  getOrder(id: string): Promise<WechatShopOrder>;
  /** Asks for a token past the cache, to see whether AppID and secret are accepted. */
  tokenProbe(): Promise<{ expiresInSeconds: number }>;
}

export interface WechatShopOptions {
  appId: string;
  secret: string;
  /** `https://api.weixin.qq.com`, no trailing slash. */
  apiBase: string;
  kv: KeyValue;
  send: Outgoing;
  clock: Clock;
  log?: PlatformLog;
}

/** As the mini-program's. */
export interface WechatShopCallback {
  verifyUrl(query: CallbackQuery): string;
  openPush(input: CallbackInput): OpenedPush;
}

export interface WechatShopCallbackOptions {
  appId: string;
  token: string;
  encodingAesKey?: string;
  maxSkewSeconds: number;
  clock: Clock;
}
