import { divide, sum } from './whole-fen.ts';

/**
 * Largest remainder: `amount` in proportion to `weights`, exact in sum. Of equal remainders the earlier one gets the odd fen.
 * With `amount ≤ sum(weights)` no share is larger than its weight.
 */
export function split(amount: number, weights: readonly number[]): number[] {
  const total = sum(weights);
  if (amount === 0 || total === 0) return weights.map(() => 0);
  if (amount === total) return [...weights];
  const shares: number[] = [];
  const rests: number[] = [];
  let left = amount;
  for (const weight of weights) {
    const { whole, over } = divide(amount, weight, total);
    shares.push(whole);
    rests.push(over);
    left -= whole;
  }
  for (; left > 0; left--) {
    let at = 0;
    for (let i = 1; i < rests.length; i++) if ((rests[i] ?? 0) > (rests[at] ?? 0)) at = i;
    shares[at] = (shares[at] ?? 0) + 1;
    rests[at] = -1;
  }
  return shares;
}
