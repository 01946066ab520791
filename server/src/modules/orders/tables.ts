import type { CloseReason, DeliveryKind, OrderKind, OrderMove, OrderRefundState, OrderState, RefundState } from '@lianke/shared';
import type { Paid, PricedLine, PriceStep, PriceTotals } from '@lianke/shared/pricing';

export interface OrderRow {
  id: string;
  /** `shop`: ours. Else where it was synced from. */
  source: string;
  source_order_no: string;
  source_updated_at: number;
  kind: OrderKind;
  state: OrderState;
  refund_state: OrderRefundState;
  customer_id: string | null;
  origin_customer_id: string | null;
  title: string;
  image_id: string | null;
  pieces: number;
  list_fen: number;
  pay_fen: number;
  balance_fen: number;
  points: number;
  paid_fen: number;
  refunded_fen: number;
  /** JSON of StoredPrice. */
  price: string;
  delivery: DeliveryKind;
  store_id: string | null;
  address_sealed: string | null;
  remark: string;
  ship_company: string | null;
  tracking_no: string | null;
  /** JSON of Promised; null for goods and bills. */
  promise: string | null;
  transaction_id: string | null;
  earned_points: number;
  earned_growth: number;
  created_at: number;
  expires_at: number | null;
  paid_at: number | null;
  shipped_at: number | null;
  completed_at: number | null;
  closed_at: number | null;
  close_reason: CloseReason | null;
  complete_by: number | null;
  upload_at: number | null;
}

export interface OrderLineRow {
  id: string;
  order_id: string;
  nth: number;
  spu_id: string | null;
  sku_id: string | null;
  title: string;
  spec: string;
  code: string;
  image_id: string | null;
  unit_fen: number;
  quantity: number;
  refunded: number;
  paid_fen: number;
  tax_code: string | null;
  tax_rate_bps: number | null;
}

export interface OrderCouponRow {
  order_id: string;
  coupon_id: string;
  title: string;
  off_fen: number;
}

export interface OrderEventRow {
  order_id: string;
  id: string;
  move: OrderMove;
  at: number;
  actor_kind: string;
  actor_id: string;
  note: string;
}

export interface OrderRefundRow {
  id: string;
  order_id: string;
  customer_id: string | null;
  origin_customer_id: string | null;
  open_order_id: string | null;
  state: RefundState;
  asked_by: 'customer' | 'staff' | 'system';
  with_shipping: number;
  pay_fen: number;
  principal_fen: number;
  bonus_fen: number;
  points: number;
  reason: string;
  photo_ids: string;
  answer: string;
  staff_id: string | null;
  created_at: number;
  let_through_at: number | null;
  settled_at: number | null;
}

export interface RefundLineRow {
  refund_id: string;
  line_id: string;
  quantity: number;
  paid_fen: number;
}

export interface CartLineRow {
  customer_id: string;
  sku_id: string;
  quantity: number;
  added_at: number;
}

/** How the price came about, as it was computed when the order was made; lines are named by order line ids. Refunds read this and nothing else. */
export interface StoredPrice {
  lines: PricedLine[];
  shipping: Paid;
  totals: PriceTotals;
  steps: PriceStep[];
}

/** What a top-up or a membership term gives once it is paid. */
export type Promised =
  { kind: 'top_up'; bonusFen: number; bonusDays: number | null } | { kind: 'paid_term'; level: number; months: number };

export interface Address {
  name: string;
  phone: string;
  region: string;
  detail: string;
}

export const ours = 'shop';
export const promiseOf = (row: Pick<OrderRow, 'promise'>): Promised | null =>
  row.promise === null ? null : (JSON.parse(row.promise) as Promised);

/** A nothing of everything, for orders that were never priced by us. */
export const noPrice: StoredPrice = {
  lines: [],
  shipping: { listFen: 0, levelFen: 0, coupons: [], points: 0, pointsFen: 0, bonusFen: 0, principalFen: 0, payFen: 0 },
  totals: {
    ...{ listFen: 0, goodsFen: 0, shippingFen: 0, levelFen: 0, couponsFen: 0, dueFen: 0 },
    ...{ points: 0, pointsFen: 0, bonusFen: 0, principalFen: 0, payFen: 0 },
  },
  steps: [],
};

export const priceOf = (row: Pick<OrderRow, 'price'>): StoredPrice => ({ ...noPrice, ...(JSON.parse(row.price) as Partial<StoredPrice>) });
