import { cartOf, effectOf, eligibility } from '@lianke/shared/pricing';
import type { Cart, WalletCoupon } from '@lianke/shared/pricing';
import type { CouponRules } from '../tables.ts';

/** What a counter knows of a purchase: not its lines, so goods and pieces are for the eyes of whoever stands there. */
export interface CounterPurchase {
  store?: string | undefined;
  amountFen?: number | undefined;
}

export type CounterRefusal = { code: 'coupon.wrong_store' } | { code: 'coupon.below_threshold'; missingFen: number };

/** A purchase as one line of an order, so that the engine that prices orders answers here, too. */
const toCart = (amountFen: number): Cart =>
  cartOf({
    lines: [{ id: 'purchase', goodsId: 'purchase', categoryIds: [], unitFen: amountFen, quantity: 1 }],
    shippingFen: 0,
    level: null,
  });

/** The coupon without what a counter cannot see. Whether it is over is asked elsewhere (moving/why-refused.ts). */
const toCoupon = (rules: CouponRules): WalletCoupon => ({
  id: 'scanned',
  rules: {
    ...rules,
    scope: { kind: 'all', include: [], excludeGoods: [] },
    threshold: rules.threshold.by === 'pieces' ? { by: 'none' } : rules.threshold,
  },
  validFrom: 0,
  validUntil: Infinity,
});

/** Why the rules refuse this purchase; undefined when they allow it. An amount that is asked for and not told counts as nothing. */
export function counterRefusal(rules: CouponRules, { store, amountFen = 0 }: CounterPurchase): CounterRefusal | undefined {
  const found = eligibility(toCoupon(rules), toCart(amountFen), { now: 0, storeId: store ?? null });
  if (!('reason' in found)) return undefined;
  if (found.reason.code === 'wrong_store') return { code: 'coupon.wrong_store' };
  return found.reason.code === 'below_amount' ? { code: 'coupon.below_threshold', missingFen: found.reason.missingFen } : undefined;
}

/** What it takes off, fen; null when the amount does not say (goods for nothing, freight, or no amount told). */
export function counterDiscount(rules: CouponRules, { amountFen }: CounterPurchase): number | null {
  const { benefit } = rules;
  if (benefit.kind === 'exchange' || benefit.kind === 'shipping') return null;
  if (amountFen === undefined) return benefit.kind === 'amount_off' ? benefit.offFen : null;
  return effectOf(toCoupon(rules), [0], toCart(amountFen)).aloneFen;
}
