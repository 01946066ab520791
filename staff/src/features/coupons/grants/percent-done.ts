import type { Grant } from '../api.ts';

/** Whole percent; null while nobody knows how many there are. A hundred is said only when it is over. */
export function percentDone({ done, total }: Grant['progress']): number | null {
  if (total === null || total === 0) return null;
  return Math.min(100, Math.floor((done / total) * 100));
}

/** One line each: customer, outcome, reason. */
export const resultUrl = (id: string): string => `/downloads/coupon-grants/${encodeURIComponent(id)}.csv`;
