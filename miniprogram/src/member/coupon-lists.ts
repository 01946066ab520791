import { call } from '../api/call';
import type { PageSource } from '../api/pages';
import type { Coupon, CouponTab, Offer, PointsEntry } from './coupon-types';

/** Ten tickets are two screens, and small enough for one message to WeChat's view. */
const limit = 10;
const from = (cursor: string | undefined): { cursor?: string; limit: number } => (cursor === undefined ? { limit } : { cursor, limit });

export const couponTabs: readonly CouponTab[] = ['usable', 'used', 'expired'];

/** 领券中心 */
export const centre: PageSource<Offer> = {
  key: 'centre',
  read: async (cursor) => {
    const { offers, next } = await call('member.coupons.centre', from(cursor));
    return { items: offers, next };
  },
};

/** 积分商城 */
export const mall: PageSource<Offer> = {
  key: 'mall',
  read: async (cursor) => {
    const { offers, next } = await call('member.points.mall', from(cursor));
    return { items: offers, next };
  },
};

const ofTab = (tab: CouponTab): PageSource<Coupon> => ({
  key: `coupons:${tab}`,
  read: async (cursor) => {
    const { coupons, next } = await call('member.coupons.list', { tab, ...from(cursor) });
    return { items: coupons, next };
  },
});

/** 我的优惠券, one list for each tab. */
export const myCoupons: Record<CouponTab, PageSource<Coupon>> = { usable: ofTab('usable'), used: ofTab('used'), expired: ofTab('expired') };

const ofKind = (kind: 'points' | 'growth'): PageSource<PointsEntry> => ({
  key: `history:${kind}`,
  read: async (cursor) => {
    const { entries, next } = await call('member.points.history', { kind, ...from(cursor), limit: 20 });
    return { items: entries, next };
  },
});

/** 积分明细 and 成长值明细 */
export const history = { points: ofKind('points'), growth: ofKind('growth') } as const;

/** A list of one, so that a coupon has the same states as every list. It is not kept: the lists are. */
export const oneCoupon = (id: string): PageSource<Coupon> => ({
  key: `coupon:${id}`,
  kept: false,
  read: async () => ({ items: [(await call('member.coupons.get', { id })).coupon], next: null }),
});
