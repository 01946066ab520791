import { call } from '../api/call';
import { changeItems, outdatePages } from '../api/pages';
import { outdate } from '../api/queries';
import { afterClaim } from './claim-state';
import { centre, history, mall, myCoupons } from './coupon-lists';
import type { Coupon, Offer } from './coupon-types';

/** What the member holds is no longer what the lists say. */
export function holdingsChanged(): void {
  outdatePages(...Object.values(myCoupons).map(({ key }) => key));
  outdate('member.card.get');
}

/** The offers are no longer what the lists say, either: somebody was faster, or time went by. */
export const offersChanged = (): void => outdatePages(centre.key, mall.key);

const took = (templateId: string): void => {
  for (const { key } of [centre, mall]) changeItems<Offer>(key, (offer) => (offer.templateId === templateId ? afterClaim(offer) : offer));
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
  outdate('member.points.get');
  outdatePages(history.points.key, mall.key);
  return answer;
}
