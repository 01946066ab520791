import type { MessageKey } from '../messages';
import type { Offer } from './coupon-types';

export interface ClaimState {
  label: Extract<MessageKey, `claim.${string}`>;
  /** `take`: a tap claims; `open`: it is in the wallet, a tap goes there; `none`: nothing can be done. */
  tap: 'take' | 'open' | 'none';
  /** Why nothing can be done, when the label alone does not say it. */
  why?: Extract<MessageKey, `claim.why.${string}`>;
}

/** What the button of an offer says and does. */
export function claimState(offer: Pick<Offer, 'blocked' | 'mine' | 'pricePoints'>): ClaimState {
  switch (offer.blocked) {
    case null:
      if (offer.pricePoints !== null) return { label: 'claim.exchange', tap: 'take' };
      return { label: offer.mine > 0 ? 'claim.again' : 'claim.take', tap: 'take' };
    case 'limit_reached':
      return { label: offer.pricePoints === null ? 'claim.taken' : 'claim.exchanged', tap: 'open' };
    case 'sold_out':
      return { label: 'claim.sold_out', tap: 'none' };
    case 'not_started':
      return { label: 'claim.not_started', tap: 'none' };
    case 'ended':
      return { label: 'claim.ended', tap: 'none' };
    case 'not_in_audience':
      return { label: 'claim.not_in_audience', tap: 'none', why: 'claim.why.not_in_audience' };
    case 'not_enough_points':
      return { label: 'claim.not_enough_points', tap: 'none', why: 'claim.why.not_enough_points' };
  }
}

/** The offer as it is once this member has got one more. */
export function afterClaim(offer: Offer): Offer {
  const mine = offer.mine + 1;
  const left = offer.left === null ? null : Math.max(0, offer.left - 1);
  return { ...offer, mine, left, blocked: mine >= offer.perPerson ? 'limit_reached' : left === 0 ? 'sold_out' : offer.blocked };
}
