import type { CouponRules } from './coupon-rules.ts';
import { linesInScope } from './cart.ts';
import type { Cart, PartOfCart } from './cart.ts';
import type { WalletCoupon } from './input.ts';
import type { CouponReason } from './reasons.ts';
import { sum } from './whole-fen.ts';

function notNow({ validFrom, validUntil }: WalletCoupon, now: number): CouponReason | null {
  if (now >= validUntil) return { code: 'expired', validUntil, expiredForMs: now - validUntil };
  if (now < validFrom) return { code: 'not_started', validFrom, startsInMs: validFrom - now };
  return null;
}

/** Thresholds look at prices before any coupon, so which coupons are used together never decides whether one applies. */
function belowThreshold({ threshold }: CouponRules, lines: readonly PartOfCart[]): CouponReason | null {
  if (threshold.by === 'none') return null;
  if (threshold.by === 'amount') {
    const missingFen = threshold.minFen - sum(lines.map((line) => (threshold.of === 'list_price' ? line.listFen : line.memberFen)));
    return missingFen > 0 ? { code: 'below_amount', missingFen } : null;
  }
  // A gift must not unlock a coupon: pieces that cost nothing are not counted.
  const missing = threshold.minPieces - sum(lines.map((line) => (line.unitFen > 0 ? line.quantity : 0)));
  return missing > 0 ? { code: 'below_pieces', missing } : null;
}

/** Why a coupon cannot be used on this cart at all, whatever else is used; else the lines it counts for. */
export function eligibility(
  coupon: WalletCoupon,
  cart: Cart,
  at: { now: number; storeId: string | null },
): { reason: CouponReason } | { scope: number[] } {
  const { rules } = coupon;
  const timing = notNow(coupon, at.now);
  if (timing) return { reason: timing };
  if (rules.stores && (at.storeId === null || !rules.stores.includes(at.storeId))) return { reason: { code: 'wrong_store' } };
  const scope = linesInScope(rules.scope, cart.lines);
  if (scope.length === 0) return { reason: { code: 'nothing_in_scope' } };
  const below = belowThreshold(
    rules,
    cart.lines.filter((_, line) => scope.includes(line)),
  );
  if (below) return { reason: below };
  if (rules.benefit.kind === 'shipping' && cart.shippingFen === cart.shippingLevelFen) return { reason: { code: 'no_shipping_fee' } };
  return { scope };
}
