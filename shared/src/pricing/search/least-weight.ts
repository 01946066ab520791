import type { Bound } from './bound.ts';
import type { Problem } from './problem.ts';

/**
 * At least so much weight must be added from `from` on to take `needFen` off. Coupons may be used in part here, the most fen per weight
 * first, and no scope gives more than it has left: so it can only be too little. Never less than one whole coupon for each that is needed.
 */
export function leastWeight(problem: Problem, from: number, { most, scopeLeft }: Bound, needFen: number): number {
  if (needFen <= 0) return 0;
  const { effects, scope } = problem;
  const open: number[] = [];
  for (let at = from; at < most.length; at++) if (most[at]! > 0) open.push(at);
  open.sort((a, b) => most[b]! * effects[a]!.weight - most[a]! * effects[b]!.weight);
  const left = [...scopeLeft];
  let need = needFen;
  let weight = 0;
  for (const at of open) {
    const take = Math.min(most[at]!, left[scope[at]!]!, need);
    left[scope[at]!]! -= take;
    need -= take;
    weight += (effects[at]!.weight * take) / most[at]!;
    if (need === 0) break;
  }
  if (need > 0) return Infinity;
  return Math.max(
    Math.ceil(weight - 1e-6),
    fewest(problem, open, most, scopeLeft, needFen) * Math.min(...open.map((at) => effects[at]!.weight)),
  );
}

/** How many coupons are needed at least: the largest takes first. */
function fewest(
  { scope }: Problem,
  open: readonly number[],
  most: readonly number[],
  scopeLeft: readonly number[],
  needFen: number,
): number {
  const left = [...scopeLeft];
  const takes = [...open]
    .sort((a, b) => most[b]! - most[a]!)
    .map((at) => {
      const take = Math.min(most[at]!, left[scope[at]!]!);
      left[scope[at]!]! -= take;
      return take;
    })
    .sort((a, b) => b - a);
  let count = 0;
  for (let need = needFen; need > 0 && count < takes.length;) need -= takes[count++]!;
  return count;
}
