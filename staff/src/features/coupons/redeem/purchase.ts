import type { Input } from '@lianke/shared/api';

/** What the counter tells about a purchase. */
export interface Purchase {
  code: string;
  amountFen: number | null;
  store: string;
}

export const nothingYet: Purchase = { code: '', amountFen: null, store: '' };

const shortest = 4;
const isAmount = (fen: number | null): fen is number => fen !== null && fen >= 0;

export const isReady = ({ code }: Purchase): boolean => code.trim().length >= shortest;

export const toInput = ({ code, amountFen, store }: Purchase): Input<'staff.coupons.redeem'> => ({
  code: code.trim(),
  ...(isAmount(amountFen) ? { amountFen } : {}),
  ...(store.trim() ? { store: store.trim() } : {}),
});

/** What is left to pay; null while the purchase or the discount is not known. */
export const leftToPay = (amountFen: number | null, offFen: number | null): number | null =>
  isAmount(amountFen) && offFen !== null ? Math.max(0, amountFen - offFen) : null;
