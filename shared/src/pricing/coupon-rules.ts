import { z } from 'zod';

const fen = z.number().int().min(0).max(10_000_000_00);
const positiveFen = fen.min(1);
const codes = z.array(z.string().min(1).max(64)).max(200);

/** What a coupon gives. Rates are basis points of what is paid less: 88 折 is `offBps: 1200`. */
export const couponBenefit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('amount_off'), offFen: positiveFen }),
  z.object({ kind: z.literal('percent_off'), offBps: z.number().int().min(1).max(10_000), capFen: positiveFen.nullable() }),
  /** So many pieces of the goods in scope, the cheapest of them, for nothing. */
  z.object({ kind: z.literal('exchange'), pieces: z.number().int().min(1).max(99) }),
  z.object({ kind: z.literal('shipping'), capFen: positiveFen.nullable() }),
]);

/** What the goods in scope must come to before the coupon applies. */
export const couponThreshold = z.discriminatedUnion('by', [
  z.object({ by: z.literal('none') }),
  /** `of` says whether the member's level discount has been taken off first. */
  z.object({ by: z.literal('amount'), minFen: positiveFen, of: z.enum(['list_price', 'member_price']) }),
  z.object({ by: z.literal('pieces'), minPieces: z.number().int().min(1).max(999) }),
]);

/** Which goods count: all, some categories, or some goods; always without the excluded goods. */
export const couponScope = z.object({
  kind: z.enum(['all', 'categories', 'goods']),
  include: codes,
  excludeGoods: codes,
});

/** The money rules of a coupon. A template holds them; an instance is issued with its own copy, which nothing changes any more. */
export const couponRules = z.object({
  benefit: couponBenefit,
  threshold: couponThreshold,
  scope: couponScope,
  /** Store codes; null: every store and online. */
  stores: codes.nullable(),
  /** Of one group at most one coupon is used in an order. */
  group: z.string().min(1).max(32),
  /** May be used together with coupons of other groups that allow it, too. */
  combines: z.boolean(),
  /** Of two ways that cost the same, the one with the higher priorities is taken. */
  priority: z.number().int().min(0).max(100),
});

export type CouponBenefit = z.output<typeof couponBenefit>;
export type CouponThreshold = z.output<typeof couponThreshold>;
export type CouponScope = z.output<typeof couponScope>;
export type CouponRules = z.output<typeof couponRules>;
export const couponKinds = ['amount_off', 'percent_off', 'exchange', 'shipping'] as const;
export type CouponKind = (typeof couponKinds)[number];
