import { applyEffect, worthOf } from '../effect.ts';
import type { Rest } from '../effect.ts';
import { leftOf } from './problem.ts';
import type { Problem } from './problem.ts';

/**
 * What the coupons from each position on can at best still do. Everything here errs on the side of the coupons and stays in whole fen, so a
 * branch that is cut by it cannot hold a cheaper way.
 */
export interface Bound {
  /** Most each coupon can take from what is left; 0 when its group is used. */
  most: number[];
  /** Per position: no use of coupons from there on leaves less than this. */
  least: number[];
  /** What is left of each scope. */
  scopeLeft: number[];
}

const leftIn = (parts: readonly number[], rest: Rest): number => {
  let left = 0;
  for (const part of parts) left += rest.fen[part]!;
  return left;
};

/**
 * Free pieces are the cheapest, but other exchanges may take those first: all exchanges from `at` on together free every piece that any of
 * them ever could. Tells what those pieces are worth together, and the dearest of them that this coupon counts for.
 */
function exchangesFrom(problem: Problem, at: number, rest: Rest, used: readonly boolean[]): { together: number; dearest: number } {
  const { cart, effects, group, lastExchange } = problem;
  const after: Rest = { fen: [...rest.fen], freed: [...rest.freed], base: [...rest.base] };
  for (let i = at; i <= lastExchange; i++) if (!used[group[i]!]) applyEffect(effects[i]!, cart, after);
  const worth = effects[at]!.parts.filter((line) => after.freed[line]! > rest.freed[line]!).map((line) =>
    Math.ceil(cart.lines[line]!.memberFen / cart.lines[line]!.quantity),
  );
  return { together: leftOf(problem, rest) - leftOf(problem, after), dearest: Math.max(0, ...worth) };
}

/**
 * Adds up takes, scope by scope. A group counts once per scope with its largest take; a scope never gives more than it has left, nor does it
 * together with all scopes below it.
 */
function scopeTakes(
  { forest, groups }: Problem,
  rest: Rest,
  scopeLeft: readonly number[],
): (scope: number, group: number, take: number) => number {
  const { scopes, covers, above } = forest;
  const coverLeft = covers.map((parts, at) => (parts.length === scopes[at]!.length ? scopeLeft[at]! : leftIn(parts, rest)));
  const ofPair = new Array<number>(groups * scopes.length).fill(0);
  const own = scopes.map(() => 0);
  const inside = scopes.map(() => 0);
  let total = 0;
  return (scope, group, take) => {
    const pair = group * scopes.length + scope;
    if (take <= ofPair[pair]!) return total;
    const ownBefore = Math.min(own[scope]!, scopeLeft[scope]!);
    own[scope]! += take - ofPair[pair]!;
    ofPair[pair] = take;
    let more = Math.min(own[scope]!, scopeLeft[scope]!) - ownBefore;
    // `inside` is what the scope and those below give without the limit; what goes over the limit does not reach the scope above.
    for (let at = scope; at !== -1 && more > 0; at = above[at]!) {
      const before = Math.min(inside[at]!, coverLeft[at]!);
      inside[at]! += more;
      more = Math.min(inside[at]!, coverLeft[at]!) - before;
      if (above[at] === -1) total += more;
    }
    return total;
  };
}

export function boundOf(problem: Problem, from: number, rest: Rest, used: readonly boolean[]): Bound {
  const { effects, group, scope, forest, lastExchange } = problem;
  const total = leftOf(problem, rest);
  const scopeLeft = forest.scopes.map((parts) => leftIn(parts, rest));
  const most = new Array<number>(effects.length).fill(0);
  const ofGroup = new Array<number>(problem.groups).fill(0);
  const least = new Array<number>(effects.length + 1).fill(total);
  const addToScopes = scopeTakes(problem, rest, scopeLeft);
  let groupsTake = 0;
  let scopesTake = 0;
  let withoutExchanges = 0;
  for (let at = effects.length - 1; at >= from; at--) {
    const g = group[at]!;
    const effect = effects[at]!;
    let together = Infinity;
    if (!used[g]) {
      const exchanges = effect.kind === 'pieces' ? exchangesFrom(problem, at, rest, used) : null;
      if (exchanges) together = exchanges.together;
      const worth = exchanges ? effect.pieces * exchanges.dearest : worthOf(effect, rest);
      const take = Math.min(worth, scopeLeft[scope[at]!]!);
      most[at] = take;
      groupsTake += Math.max(0, take - ofGroup[g]!);
      ofGroup[g] = Math.max(ofGroup[g]!, take);
      scopesTake = addToScopes(scope[at]!, g, take);
    }
    if (at > lastExchange) withoutExchanges = Math.min(groupsTake, scopesTake);
    least[at] = Math.max(0, total - Math.min(groupsTake, scopesTake, withoutExchanges + together));
  }
  return { most, least, scopeLeft };
}

/** At least so much weight must be added from `from` on to take `needFen` off: the largest takes first, each as light as the lightest. */
export function leastWeight(problem: Problem, from: number, { most, scopeLeft }: Bound, needFen: number): number {
  const takes: number[] = [];
  let lightest = Infinity;
  const left = [...scopeLeft];
  const byTake = most.map((_, at) => at).filter((at) => at >= from && most[at]! > 0);
  byTake.sort((a, b) => most[b]! - most[a]!);
  for (const at of byTake) {
    const scope = problem.scope[at]!;
    const take = Math.min(most[at]!, left[scope]!);
    left[scope]! -= take;
    takes.push(take);
    lightest = Math.min(lightest, problem.effects[at]!.weight);
  }
  takes.sort((a, b) => b - a);
  let count = 0;
  let need = needFen;
  while (need > 0 && count < takes.length) need -= takes[count++]!;
  return need > 0 ? Infinity : count * lightest;
}
