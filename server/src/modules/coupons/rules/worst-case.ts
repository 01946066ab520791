import { rulesOf } from '../tables.ts';
import type { CouponRules } from '../tables.ts';

/** The most one coupon can take off, fen; null when nothing bounds it: then no budget can be kept. */
export function worstCaseFen({ benefit }: CouponRules): number | null {
  switch (benefit.kind) {
    case 'amount_off':
      return benefit.offFen;
    case 'percent_off':
    case 'shipping':
      return benefit.capFen;
    case 'exchange':
      return null;
  }
}

/** What a coupon that is still held counts against the budget, fen. */
export const worstOf = (row: { rules: string }): number => worstCaseFen(rulesOf(row)) ?? 0;
