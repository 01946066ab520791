import type { Effect } from './effect.ts';

const kinds: Record<Effect['kind'], number> = { pieces: 0, amount: 1, rate: 2 };

function compareParts(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < a.length && i < b.length; i++) if (a[i] !== b[i]) return a[i]! - b[i]!;
  return a.length - b.length;
}

/**
 * Which of two coupons is applied first. Free pieces come first: what is free is not discounted again. Amounts and rates do not depend on
 * each other, so their order matters only where together they are more than the goods cost: then the one that counts for fewer lines goes
 * first, so that a wide coupon does not use up what a narrow one needs. Coupons that are equal here do the same thing to this cart.
 */
export const compareEffects = (a: Effect, b: Effect): number =>
  Number(b.kind === 'pieces') - Number(a.kind === 'pieces') ||
  a.parts.length - b.parts.length ||
  kinds[a.kind] - kinds[b.kind] ||
  b.pieces - a.pieces ||
  b.bps - a.bps ||
  b.aloneFen - a.aloneFen ||
  compareParts(a.parts, b.parts);

/** Equal for coupons that do the same thing to this cart. */
export const sameEffect = (a: Effect, b: Effect): boolean => compareEffects(a, b) === 0;

/** Of two ways that cost the same the one with the smaller sum of weights is taken; then the first coupon of this order decides. */
export const compareByPreference = (a: Effect, b: Effect): number =>
  a.weight - b.weight || a.validUntil - b.validUntil || (a.couponId < b.couponId ? -1 : 1);
