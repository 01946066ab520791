import type { PointsOffer, StoredValueOffer } from './input.ts';
import { mulDiv, mulDivUp, partOf } from './whole-fen.ts';

/**
 * What points pay of `dueFen`, and how many they are. They pay goods and shipping alike. A point that pays less than its worth because the cap
 * is reached is counted as spent; no more points are taken than the amount needs.
 */
export function pointsFor(dueFen: number, offer: PointsOffer | null): { points: number; fen: number } {
  if (!offer || offer.use === 'none' || offer.fenPerHundred === 0) return { points: 0, fen: 0 };
  const wished = offer.use === 'most' ? offer.balance : Math.min(offer.use, offer.balance);
  const fen = Math.min(partOf(dueFen, offer.maxShareBps), mulDiv(wished, offer.fenPerHundred, 100));
  return { points: mulDivUp(fen, 100, offer.fenPerHundred), fen };
}

/**
 * Stored value pays goods and shipping. Bonus and principal are used in the proportion in which they are held: with bonus first, somebody
 * could spend the gift and have the principal paid back. The odd fen is principal.
 */
export function storedValueFor(dueFen: number, offer: StoredValueOffer | null): { bonusFen: number; principalFen: number } {
  if (!offer || offer.use === 'none') return { bonusFen: 0, principalFen: 0 };
  const held = offer.principalFen + offer.bonusFen;
  const fen = Math.min(dueFen, held, offer.use === 'most' ? held : offer.use);
  const bonusFen = fen === 0 ? 0 : mulDiv(fen, offer.bonusFen, held);
  return { bonusFen, principalFen: fen - bonusFen };
}
