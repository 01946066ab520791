import type { CouponRules } from './coupon-rules.ts';

/** One line of the cart. A gift is a line with `unitFen: 0`. */
export interface CartLine {
  id: string;
  goodsId: string;
  categoryIds: readonly string[];
  unitFen: number;
  quantity: number;
}

/** A coupon the customer holds, with the rules frozen at issue. Usable in `[validFrom, validUntil)`, epoch ms. */
export interface WalletCoupon {
  id: string;
  name?: string;
  rules: CouponRules;
  validFrom: number;
  validUntil: number;
}

/** What membership gives on every order. `discountBps` is taken off: 95 折 is 500. */
export interface LevelRights {
  discountBps: number;
  freeShipping: boolean;
}

export interface PointsOffer {
  balance: number;
  /** What 100 points pay, in fen. */
  fenPerHundred: number;
  /** At most this part of what is left after coupons may be paid with points. */
  maxShareBps: number;
  /** A number is a wish in points: more than is possible means as many as possible. */
  use: 'most' | 'none' | number;
}

export interface StoredValueOffer {
  principalFen: number;
  bonusFen: number;
  /** A number is a wish in fen: more than is possible means as much as possible. */
  use: 'most' | 'none' | number;
}

export interface PriceInput {
  lines: readonly CartLine[];
  shippingFen: number;
  /** Where it is bought; null: online. */
  storeId: string | null;
  level: LevelRights | null;
  coupons: readonly WalletCoupon[];
  /** Epoch ms. */
  now: number;
  /** `best`: the cheapest allowed combination. Ids: what the customer picked; of two that exclude each other the earlier one stays. */
  chosen: 'best' | readonly string[];
  points: PointsOffer | null;
  storedValue: StoredValueOffer | null;
}
