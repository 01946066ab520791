import { restOf } from '../effect.ts';
import { isBetter, leftOf, wayOf } from './problem.ts';
import type { Problem, Way } from './problem.ts';

const ascending = (a: number, b: number): number => a - b;

/**
 * A good way to start from, so that the search can cut early: of every group the coupon that is worth most alone, then one round of leaving
 * one out or exchanging it for another of its group, kept whenever that is better.
 */
export function firstGuess(problem: Problem): Way {
  const most: number[] = [];
  problem.effects.forEach((effect, at) => {
    const group = problem.group[at]!;
    const now = most[group];
    const better = now === undefined ? 1 : effect.aloneFen - problem.effects[now]!.aloneFen;
    if (better > 0 || (better === 0 && problem.bit[at]! > problem.bit[now!]!)) most[group] = at;
  });
  let best = wayOf(problem, [...most].sort(ascending));
  const worth = best.chosen.reduce((total, at) => total + problem.effects[at]!.aloneFen, 0);
  // Each took all it can: no other way takes more.
  if (best.fen === leftOf(problem, restOf(problem.cart)) - worth) return best;
  const tryWay = (chosen: number[]): void => {
    const way = wayOf(problem, chosen.sort(ascending));
    if (isBetter(way, best)) best = way;
  };
  for (const leaveOut of [...best.chosen].sort((a, b) => problem.effects[a]!.aloneFen - problem.effects[b]!.aloneFen)) {
    tryWay(best.chosen.filter((at) => at !== leaveOut));
  }
  problem.effects.forEach((_, at) => {
    if (!best.chosen.includes(at)) tryWay([...best.chosen.filter((other) => problem.group[other] !== problem.group[at]), at]);
  });
  return best;
}
