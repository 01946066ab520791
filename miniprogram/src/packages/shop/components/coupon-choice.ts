import type { Means, QuotedCoupon } from '../../../shop/types';

/** In use, or usable at least by itself. */
export const possible = ({ applies, aloneFen }: QuotedCoupon): boolean => applies || aloneFen > 0;

/** What a tap on a coupon leads to: added to or taken from those in use; one that does not go with them takes their place. */
export function afterTap(coupons: readonly QuotedCoupon[], tapped: QuotedCoupon): Means['coupons'] {
  const inUse = coupons.filter(({ chosen }) => chosen).map(({ id }) => id);
  if (tapped.chosen) return inUse.filter((id) => id !== tapped.id);
  return tapped.applies ? [...inUse, tapped.id] : [tapped.id];
}
