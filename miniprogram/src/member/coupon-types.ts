import type { Output } from '@lianke/shared/api';

/** A coupon this member holds. */
export type Coupon = Output<'member.coupons.get'>['coupon'];
/** A coupon that could be had, for nothing or for points. */
export type Offer = Output<'member.coupons.centre'>['offers'][number];
export type CouponRules = Offer['rules'];
export type CouponTab = 'usable' | 'used' | 'expired';
export type LevelCard = Output<'member.card.get'>;
export type PointsEntry = Output<'member.points.history'>['entries'][number];
