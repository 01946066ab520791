import { useEffect } from 'react';
import { pagesOf, refreshPages } from '../../../api/pages';
import type { PagesView } from '../../../api/use-pages';
import { usePages } from '../../../api/use-pages';
import { holdingsChanged } from '../../../member/coupon-actions';
import { couponTabs, myCoupons, oneCoupon } from '../../../member/coupon-lists';
import type { Coupon } from '../../../member/coupon-types';

/** Somebody may be holding it under a scanner: its end should be seen at once. */
const watchMs = 4_000;

/** What the lists remember of it, for the time before the server has answered, and without a network. */
const remembered = (id: string): Coupon | undefined =>
  couponTabs.flatMap((tab) => pagesOf(myCoupons[tab]).items ?? []).find((coupon) => coupon.id === id);

/** One coupon; `watched` keeps asking whether it has been used meanwhile. */
export function useCoupon(id: string, watched: boolean): PagesView<Coupon> & { coupon: Coupon | undefined; isOld: boolean } {
  const view = usePages(oneCoupon(id));
  const fresh = view.items?.[0];
  const state = fresh?.state;
  const usable = state === 'available';
  useEffect(() => {
    if (!watched || !usable) return undefined;
    const timer = setInterval(() => void refreshPages(oneCoupon(id)), watchMs);
    return () => clearInterval(timer);
  }, [id, watched, usable]);
  useEffect(() => {
    const listed = remembered(id);
    if (state !== undefined && listed && listed.state !== state) holdingsChanged();
  }, [id, state]);
  return { ...view, coupon: fresh ?? remembered(id), isOld: fresh === undefined };
}
