import type { MessageKey } from '../messages';
import type { Coupon } from './coupon-types';

export interface CouponStatus {
  /** Can be shown at the counter now. */
  usable: boolean;
  /** What the seal says; nothing while it is simply usable. */
  seal?: Extract<MessageKey, `seal.${string}`>;
  why?: Extract<MessageKey, `coupon.why.${string}`>;
}

/** How a coupon stands at `now` (epoch ms), and why it cannot be used if it cannot. */
export function couponStatus(
  { state, validFrom, validUntil }: Pick<Coupon, 'state' | 'validFrom' | 'validUntil'>,
  now: number,
): CouponStatus {
  switch (state) {
    case 'used':
      return { usable: false, seal: 'seal.used', why: 'coupon.why.used' };
    case 'void':
      return { usable: false, seal: 'seal.void', why: 'coupon.why.void' };
    case 'locked':
      return { usable: false, seal: 'seal.locked', why: 'coupon.why.locked' };
    case 'expired':
      return { usable: false, seal: 'seal.expired', why: 'coupon.why.expired' };
    case 'available':
      // The server's nightly work may not have come by yet.
      if (now >= validUntil) return { usable: false, seal: 'seal.expired', why: 'coupon.why.expired' };
      if (now < validFrom) return { usable: false, seal: 'seal.not_yet', why: 'coupon.why.not_yet' };
      return { usable: true };
  }
}
