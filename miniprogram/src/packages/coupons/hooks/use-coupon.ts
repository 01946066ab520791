import { useEffect } from 'react';
import { refresh, snapshotOf } from '../../../api/snapshots';
import { useSnapshot } from '../../../api/use-snapshot';
import type { SnapshotView } from '../../../api/use-snapshot';
import { holdingsChanged } from '../../../member/coupon-actions';
import { couponTabs, myCoupons, oneCoupon } from '../../../member/coupon-lists';
import type { Coupon } from '../../../member/coupon-types';

/** Somebody may be holding it under a scanner: its end should be seen at once. */
const watchMs = 4_000;

/** What the lists remember of it, for the time before the server has answered, and without a network. */
const remembered = (id: string): Coupon | undefined =>
  couponTabs.flatMap((tab) => snapshotOf(myCoupons[tab]).data?.items ?? []).find((coupon) => coupon.id === id);

/** One coupon; `watched` keeps asking whether it has been used meanwhile. */
export function useCoupon(id: string, watched: boolean): SnapshotView<Coupon> & { coupon: Coupon | undefined; isOld: boolean } {
  const view = useSnapshot(oneCoupon(id));
  const state = view.data?.state;
  const usable = state === 'available';
  useEffect(() => {
    if (!watched || !usable) return undefined;
    const timer = setInterval(() => void refresh(oneCoupon(id)), watchMs);
    return () => clearInterval(timer);
  }, [id, watched, usable]);
  useEffect(() => {
    const listed = remembered(id);
    if (state !== undefined && listed && listed.state !== state) holdingsChanged();
  }, [id, state]);
  return { ...view, coupon: view.data ?? remembered(id), isOld: view.data === undefined };
}
