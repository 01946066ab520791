import type { CouponRules } from '../tables.ts';

/** What a counter knows of a purchase: not its lines, so goods and pieces are for the eyes of whoever stands there. */
export interface CounterPurchase {
  store?: string | undefined;
  amountFen?: number | undefined;
}

export type CounterRefusal = { code: 'coupon.wrong_store' } | { code: 'coupon.below_threshold'; missingFen: number };

/** Why the rules refuse this purchase; undefined when they allow it. An amount that is asked for and not told counts as nothing. */
export function counterRefusal(rules: CouponRules, { store, amountFen = 0 }: CounterPurchase): CounterRefusal | undefined {
  if (rules.stores !== null && (store === undefined || !rules.stores.includes(store))) return { code: 'coupon.wrong_store' };
  const { threshold } = rules;
  if (threshold.by === 'amount' && amountFen < threshold.minFen)
    return { code: 'coupon.below_threshold', missingFen: threshold.minFen - amountFen };
  return undefined;
}

/** What it takes off, fen; null when the amount does not say (goods for nothing, freight, or no amount told). */
export function counterDiscount({ benefit }: CouponRules, { amountFen }: CounterPurchase): number | null {
  if (benefit.kind === 'amount_off') return Math.min(benefit.offFen, amountFen ?? benefit.offFen);
  if (benefit.kind !== 'percent_off' || amountFen === undefined) return null;
  return Math.min(Math.floor((amountFen * benefit.offBps) / 10_000), benefit.capFen ?? Infinity);
}
