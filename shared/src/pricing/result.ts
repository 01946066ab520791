import type { CouponReason } from './reasons.ts';

export interface CouponShare {
  couponId: string;
  fen: number;
}

/** How something that is sold came to be paid: `listFen` is the sum of everything below it. */
export interface Paid {
  listFen: number;
  levelFen: number;
  coupons: CouponShare[];
  /** How many points, and what they paid. */
  points: number;
  pointsFen: number;
  bonusFen: number;
  principalFen: number;
  /** Money: WeChat Pay or cash. */
  payFen: number;
}

/** A line with its share of every discount. Orders store it; refunds use it and nothing else. */
export interface PricedLine extends Paid {
  id: string;
  goodsId: string;
  unitFen: number;
  quantity: number;
}

export interface CouponVerdict {
  couponId: string;
  name?: string;
  /** Could be used on this cart if it were the only coupon. */
  applies: boolean;
  chosen: boolean;
  /** What it takes off now; 0 unless chosen. */
  takesFen: number;
  /** What it would take off as the only coupon. */
  aloneFen: number;
  /** Why it is not used; null when it is. */
  reason: CouponReason | null;
}

export type StepCode = 'goods' | 'level' | 'shipping' | 'level_shipping' | 'coupon' | 'points' | 'bonus' | 'principal' | 'pay';

/** One line of the explanation. `fen` is added (goods, shipping) or taken off (all others); `leftFen` is what is left to pay after it. */
export interface PriceStep {
  code: StepCode;
  fen: number;
  leftFen: number;
  couponId?: string;
  name?: string;
  points?: number;
}

export interface PriceTotals extends Omit<Paid, 'coupons'> {
  /** Goods at list price. `listFen` is this and the shipping fee. */
  goodsFen: number;
  shippingFen: number;
  couponsFen: number;
  /** After level and coupons, before points and stored value: what the search makes as small as it can be. */
  dueFen: number;
}

export interface PriceResult {
  lines: PricedLine[];
  shipping: Paid;
  totals: PriceTotals;
  /** Every coupon of the wallet: those in use, those that could be, the others. */
  coupons: CouponVerdict[];
  steps: PriceStep[];
  search: {
    /** False: the search reached its limit; the price is right, but a cheaper combination may exist. */
    exact: boolean;
    /** False: of the equally cheap combinations another one might be preferred (fewer coupons, higher priority, sooner expiring). */
    preferred: boolean;
    nodes: number;
  };
}
