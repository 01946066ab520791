import { call } from '../api/call';
import { missing } from '../api/failure';
import { inPages } from '../api/pages';
import type { PageSource } from '../api/pages';
import type { Source } from '../api/snapshots';
import type { Coupon, CouponTab, Offer, PointsEntry } from './coupon-types';

/** Ten tickets are two screens, and small enough for one message to WeChat's view. */
const limit = 10;
const from = (cursor: string | undefined): { cursor?: string; limit: number } => (cursor === undefined ? { limit } : { cursor, limit });

export const couponTabs: readonly CouponTab[] = ['usable', 'used', 'expired'];

/** 领券中心 */
export const centre = inPages<Offer>('centre', async (cursor) => {
  const { offers, next } = await call('member.coupons.centre', from(cursor));
  return { items: offers, next };
});

/** 积分商城 */
export const mall = inPages<Offer>('mall', async (cursor) => {
  const { offers, next } = await call('member.points.mall', from(cursor));
  return { items: offers, next };
});

const ofTab = (tab: CouponTab): PageSource<Coupon> =>
  inPages(`coupons:${tab}`, async (cursor) => {
    const { coupons, next } = await call('member.coupons.list', { tab, ...from(cursor) });
    return { items: coupons, next };
  });

/** 我的优惠券, one list for each tab. */
export const myCoupons: Record<CouponTab, PageSource<Coupon>> = { usable: ofTab('usable'), used: ofTab('used'), expired: ofTab('expired') };

const ofKind = (kind: PointsEntry['kind']): PageSource<PointsEntry> =>
  inPages(`history:${kind}`, async (cursor) => {
    const { entries, next } = await call('member.points.history', { kind, ...from(cursor), limit: 20 });
    return { items: entries, next };
  });

/** 积分明细, 成长值明细 and 余额明细 */
export const history = {
  points: ofKind('points'),
  growth: ofKind('growth'),
  principal: ofKind('principal'),
  bonus: ofKind('bonus'),
} as const;

/** One coupon. It is not kept: the lists are. */
export const oneCoupon = (id: string): Source<Coupon> => ({
  key: `coupon:${id}`,
  read: async () => {
    if (!id) throw missing('coupon.not_found');
    return (await call('member.coupons.get', { id })).coupon;
  },
});
