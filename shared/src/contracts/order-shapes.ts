import { z } from 'zod';
import {
  closeReasons,
  deliveryKinds,
  orderKinds,
  orderMoves,
  orderRefundStates,
  orderStates,
  refundStates,
  syncSourceKinds,
} from '../values/order-words.ts';
import { image } from './catalog-shapes.ts';
import { fen, id, instant, reason } from './shapes.ts';

/** Where goods go; as `wx.chooseAddress` gives it. */
export const address = z.object({
  name: z.string().trim().min(1).max(40),
  phone: z.string().trim().min(5).max(20),
  region: z.string().trim().min(1).max(80),
  detail: z.string().trim().min(1).max(160),
});

/** What is bought. Prices are never sent: the server knows them. */
export const purchase = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('goods'),
    lines: z
      .array(z.object({ skuId: id, quantity: z.number().int().min(1).max(999) }))
      .min(1)
      .max(100),
    delivery: z.enum(['express', 'pickup']),
    /** Where it is picked up. */
    storeId: id.nullable(),
  }),
  z.object({ kind: z.literal('bill'), storeId: id, amountFen: fen.min(1).max(100_000_000) }),
  z.object({ kind: z.literal('top_up'), packageId: id }),
  z.object({ kind: z.literal('paid_term'), offerId: id }),
]);

/** What helps to pay: `best` is the cheapest allowed combination of coupons; points and balance in points and fen. */
export const means = z.object({
  coupons: z.union([z.literal('best'), z.array(id).max(50)]).default('best'),
  points: z.union([z.enum(['most', 'none']), z.number().int().min(0)]).default('none'),
  balance: z.union([z.enum(['most', 'none']), fen.min(0)]).default('none'),
});

/** How the price came about, line by line. `fen` is added (goods, shipping) or taken off (all others). */
export const priceStep = z.object({
  code: z.enum(['goods', 'level', 'shipping', 'level_shipping', 'coupon', 'points', 'bonus', 'principal', 'pay']),
  fen,
  leftFen: fen,
  couponId: id.optional(),
  name: z.string().optional(),
  points: z.number().int().optional(),
});

export const totals = z.object({
  goodsFen: fen,
  shippingFen: fen,
  levelFen: fen,
  couponsFen: fen,
  points: z.number().int(),
  pointsFen: fen,
  bonusFen: fen,
  principalFen: fen,
  payFen: fen,
});

const orderLine = z.object({
  id,
  skuId: id.nullable(),
  title: z.string(),
  spec: z.string(),
  image: image.nullable(),
  unitFen: fen,
  quantity: z.number().int(),
  refunded: z.number().int(),
  /** Money and stored value this line came to, after everything. */
  paidFen: fen,
});

export const refund = z.object({
  id,
  orderId: id,
  state: z.enum(refundStates),
  /** Money back to where it was paid from, and stored value and points beside it. */
  payFen: fen,
  balanceFen: fen,
  points: z.number().int(),
  lines: z.array(z.object({ lineId: id, quantity: z.number().int() })),
  withShipping: z.boolean(),
  reason: z.string(),
  photos: z.array(image),
  answer: z.string(),
  askedBy: z.enum(['customer', 'staff', 'system']),
  createdAt: instant,
  settledAt: instant.nullable(),
});

export const orderCard = z.object({
  id,
  /** What people read out: ours, or the other system's. */
  orderNo: z.string(),
  kind: z.enum(orderKinds),
  state: z.enum(orderStates),
  refundState: z.enum(orderRefundStates),
  title: z.string(),
  image: image.nullable(),
  pieces: z.number().int(),
  payFen: fen,
  /** Money and stored value together. */
  paidFen: fen,
  refundedFen: fen,
  createdAt: instant,
  /** Until when it can be paid. */
  expiresAt: instant.nullable(),
});

export const orderDetail = orderCard.extend({
  lines: z.array(orderLine),
  totals,
  steps: z.array(priceStep),
  delivery: z.enum(deliveryKinds),
  store: z.object({ id, name: z.string(), address: z.string(), phone: z.string() }).nullable(),
  address: z.object({ name: z.string(), phone: z.string(), region: z.string(), detail: z.string() }).nullable(),
  remark: z.string(),
  shipping: z.object({ company: z.string(), trackingNo: z.string(), at: instant }).nullable(),
  paidAt: instant.nullable(),
  completedAt: instant.nullable(),
  closedAt: instant.nullable(),
  closeReason: z.enum(closeReasons).nullable(),
  refunds: z.array(refund),
  coupons: z.array(z.object({ id, title: z.string(), fen })),
  earned: z.object({ points: z.number().int(), growth: z.number().int() }).nullable(),
});

/** As staff see it. `source` names where it came from. */
export const staffOrder = orderDetail.extend({
  customer: z.object({ id, name: z.string() }).nullable(),
  source: z.object({ kind: z.union([z.literal('shop'), z.enum(syncSourceKinds)]), name: z.string() }),
  transactionId: z.string().nullable(),
  history: z.array(z.object({ move: z.enum(orderMoves), at: instant, by: z.string(), note: z.string() })),
  can: z.object({ ship: z.boolean(), complete: z.boolean(), close: z.boolean(), refund: z.boolean(), revealAddress: z.boolean() }),
});

export const staffOrderCard = orderCard.extend({
  customer: z.object({ id, name: z.string() }).nullable(),
  source: staffOrder.shape.source,
  delivery: z.enum(deliveryKinds),
});

/** What a refund is about: pieces of lines; no lines = everything that is left. */
export const refundWish = z.object({
  orderId: id,
  lines: z.array(z.object({ lineId: id, quantity: z.number().int().min(1) })).max(100),
  withShipping: z.boolean().default(false),
  reason,
});

export const createErrors = [
  'order.price_changed',
  'order.empty',
  'catalog.not_found',
  'catalog.off_sale',
  'catalog.out_of_stock',
  'order.delivery_impossible',
  'order.address_needed',
  'order.amount_needed',
  'order.store_closed',
  'order.offer_gone',
  'order.too_many_open',
  'coupon.not_found',
  'coupon.not_usable',
  'coupon.already_used',
  'coupon.expired',
  'coupon.not_yet_valid',
  'coupon.voided',
  'coupon.locked_by_order',
  'coupon.state_refused',
  'ledger.balance_short',
] as const;
