import { call } from '../api/call';
import { changeItems } from '../api/pages';
import { query } from '../api/query';
import { outdate } from '../api/snapshots';
import { afterClaim } from './claim-state';
import { centre, history, mall, myCoupons } from './coupon-lists';
import type { Coupon, Offer } from './coupon-types';

/** What the member holds is no longer what the lists say. */
export const holdingsChanged = (): void => outdate(...Object.values(myCoupons), query('member.card.get'));

/** The offers are no longer what the lists say, either: somebody was faster, or time went by. */
export const offersChanged = (): void => outdate(centre, mall);

/** The balance is another now, and with it what it buys. */
export const pointsChanged = (): void => outdate(query('member.points.get'), history.points, mall);

const took = (templateId: string): void => {
  for (const list of [centre, mall]) changeItems(list, (offer: Offer) => (offer.templateId === templateId ? afterClaim(offer) : offer));
  holdingsChanged();
};

export async function claim(templateId: string): Promise<Coupon> {
  const { coupon } = await call('member.coupons.claim', { templateId });
  took(templateId);
  return coupon;
}

export async function claimShared(token: string): Promise<Coupon> {
  const { coupon } = await call('member.coupons.claim-shared', { token });
  holdingsChanged();
  offersChanged();
  return coupon;
}

/** Costs points: the caller has asked. */
export async function exchange(templateId: string): Promise<{ coupon: Coupon; points: number }> {
  const answer = await call('member.points.exchange', { templateId });
  took(templateId);
  pointsChanged();
  return answer;
}
