import type { Messages } from '../../../messages/catalogue.ts';
import type { HeldCoupon } from '../api.ts';

/** Who did it: a member of staff by name; the customer and the system go by words the server cannot translate. */
export const doerName = (by: string, words: Messages['coupons']['doer']): string =>
  by === 'member' || by === 'system' ? words[by] : by || words.unknown;

/** The redemption that counts: one that was returned may have come before. */
export const lastUse = ({ history }: Pick<HeldCoupon, 'history'>): HeldCoupon['history'][number] | undefined =>
  history.filter(({ move }) => move === 'used').slice(-1)[0];
