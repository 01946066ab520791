import type { OrderKind } from '@lianke/shared';

/** Points and growth for money that came in. Stored value earned when it was paid in, so what it pays for earns nothing again. */
export function earnedFor(payFen: number, rates: { pointsPerYuan: number; pointsBps: number }): { points: number; growth: number } {
  const points = Math.floor((payFen * rates.pointsPerYuan * rates.pointsBps) / (100 * 10_000));
  return { points, growth: Math.floor(payFen / 100) };
}

/** What stays of something earned for `payBefore` when only `payAfter` of it was kept. */
export const restOfEarned = (earned: number, payBefore: number, payAfter: number): number =>
  payBefore === 0 ? 0 : Math.floor((earned * payAfter) / payBefore);

/** A top-up is spent again later: counted then, not twice. */
export const countsAsBought = (kind: OrderKind): boolean => kind !== 'top_up';
