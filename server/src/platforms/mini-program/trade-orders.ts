/** Names one payment of the mini-program: by WeChat's number or by ours. */
export type TradeKey = { transactionId: string } | { mchId: string; outTradeNo: string };

export type TradeOrderState = 'to_ship' | 'shipped' | 'received' | 'completed' | 'refunded' | 'awaiting_settlement';

/** A payment as the platform's order list knows it. It has no date of its last change and no lines. */
export interface TradeOrder {
  transactionId: string;
  mchId: string;
  outTradeNo: string;
  description: string;
  paidFen: number;
  openid: string;
  createdAt: number;
  paidAt: number;
  state: TradeOrderState;
  inComplaint: boolean;
  shipments: { trackingNo: string; expressCompany: string; goods: string; uploadedAt: number | null }[];
}

export interface Shipment {
  /** Parcels need both. */
  trackingNo?: string;
  /** Id of the company at WeChat, `SF`, … */
  expressCompany?: string;
  /** ≤ 120 characters. */
  itemDesc: string;
  /** Masked, the last four digits readable; SF needs it. */
  receiverContact?: string;
}

export interface ShippingInfo {
  key: TradeKey;
  openid: string;
  by: 'express' | 'same_city' | 'virtual' | 'pickup';
  /** One; up to fifteen parcels by express. */
  shipments: readonly Shipment[];
  /** False when more parcels of this order follow. */
  allDelivered: boolean;
  /** Later than that of an earlier upload. */
  uploadedAt: number;
}

export interface TradeOrderRange {
  payTimeFrom: number;
  payTimeUntil: number;
  /** As the page before told; absent for the first. */
  lastIndex?: string;
  /** ≤ 100. */
  pageSize: number;
}

/** Shipping management and the order list (facts §5.9). Every call may throw `platform.*`. */
export interface TradeOrders {
  /** `retry_later`: the payment has not reached this service yet, common right after paying. `already_done`: nothing was left to say. */
  uploadShippingInfo(info: ShippingInfo): Promise<'uploaded' | 'already_done' | 'retry_later'>;
  /** Null when this service has not heard of the payment (yet). */
  getTradeOrder(key: TradeKey): Promise<TradeOrder | null>;
  listTradeOrders(range: TradeOrderRange): Promise<{ orders: TradeOrder[]; lastIndex: string; hasMore: boolean }>;
  /** Reminds the customer to confirm a parcel received at `receivedAt`; once per order. */
  notifyConfirmReceive(key: TradeKey, receivedAt: number): Promise<'reminded' | 'already_done' | 'retry_later'>;
}
