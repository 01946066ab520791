import type { CouponBenefit, CouponRules, CouponScope, CouponThreshold } from '../../src/pricing/coupon-rules.ts';
import type { CartLine, PriceInput, WalletCoupon } from '../../src/pricing/input.ts';

/** Carts and coupons for tests: everything a test does not speak of is left plain. */
export const now = 1_700_000_000_000;

export const line = (id: string, unitFen: number, quantity = 1, more: Partial<CartLine> = {}): CartLine => ({
  ...{ id, goodsId: id, categoryIds: [], unitFen, quantity },
  ...more,
});

export interface CouponWords extends Partial<Omit<CouponRules, 'benefit'>> {
  validFrom?: number;
  validUntil?: number;
}

export const coupon = (id: string, benefit: CouponBenefit, { validFrom, validUntil, ...rules }: CouponWords = {}): WalletCoupon => ({
  ...{ id, validFrom: validFrom ?? now - 1, validUntil: validUntil ?? now + 86_400_000 },
  rules: {
    benefit,
    threshold: { by: 'none' },
    scope: everything,
    stores: null,
    group: id,
    combines: true,
    priority: 0,
    ...rules,
  },
});

export const off = (id: string, offFen: number, words?: CouponWords): WalletCoupon => coupon(id, { kind: 'amount_off', offFen }, words);
export const percent = (id: string, offBps: number, capFen: number | null = null, words?: CouponWords): WalletCoupon =>
  coupon(id, { kind: 'percent_off', offBps, capFen }, words);
export const exchange = (id: string, pieces: number, words?: CouponWords): WalletCoupon => coupon(id, { kind: 'exchange', pieces }, words);
export const shipping = (id: string, capFen: number | null = null, words?: CouponWords): WalletCoupon =>
  coupon(id, { kind: 'shipping', capFen }, words);

export const everything: CouponScope = { kind: 'all', include: [], excludeGoods: [] };
export const goods = (...include: string[]): CouponScope => ({ kind: 'goods', include, excludeGoods: [] });
export const categories = (...include: string[]): CouponScope => ({ kind: 'categories', include, excludeGoods: [] });
export const amountFrom = (minFen: number, of: 'list_price' | 'member_price' = 'list_price'): CouponThreshold => ({
  by: 'amount',
  minFen,
  of,
});
export const piecesFrom = (minPieces: number): CouponThreshold => ({ by: 'pieces', minPieces });

export const order = (lines: CartLine[], more: Partial<PriceInput> = {}): PriceInput => ({
  lines,
  ...{ shippingFen: 0, storeId: null, level: null, coupons: [], now, chosen: 'best', points: null, storedValue: null },
  ...more,
});
