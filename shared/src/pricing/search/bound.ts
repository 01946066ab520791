import { applyEffect, worthOf } from '../effect.ts';
import type { Effect, Rest } from '../effect.ts';
import { leftOf } from './problem.ts';
import type { Problem } from './problem.ts';

/**
 * What the coupons from each position on can at best still do. Everything here errs on the side of the coupons and stays in whole fen, so a
 * branch that is cut by it cannot hold a cheaper way.
 */
export interface Bound {
  /** Most each coupon can take from what is left; 0 when its group is used. */
  most: number[];
  /** No use of the coupons from `at` on leaves less than this. More than `enough` need not be known more exactly. */
  leastFrom: (at: number, enough: number) => number;
  /** What is left of each scope. */
  scopeLeft: number[];
}

const leftIn = (parts: readonly number[], rest: Rest): number => {
  let left = 0;
  for (const part of parts) left += rest.fen[part]!;
  return left;
};

/** What is left when all exchanges from `at` on are used: together they free every piece that any choice of them could. */
function afterExchanges(problem: Problem, at: number, rest: Rest, used: readonly boolean[]): Rest {
  const { cart, effects, group, lastExchange } = problem;
  const after: Rest = { fen: [...rest.fen], freed: [...rest.freed], base: [...rest.base] };
  for (let i = at; i <= lastExchange; i++) if (effects[i]!.kind === 'pieces' && !used[group[i]!]) applyEffect(effects[i]!, cart, after);
  return after;
}

/** An exchange takes the cheapest pieces, but others may take those first: at most so many of the dearest that exchanges can reach at all. */
function dearestPieces(effect: Effect, { cart }: Problem, rest: Rest, after: Rest): number {
  let dearest = 0;
  for (const line of effect.parts) {
    if (after.freed[line]! === rest.freed[line]!) continue;
    dearest = Math.max(dearest, Math.ceil(cart.lines[line]!.memberFen / cart.lines[line]!.quantity));
  }
  return effect.pieces * dearest;
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
  const reach = from > lastExchange ? rest : afterExchanges(problem, from, rest, used);
  let groupsTake = 0;
  let scopesTake = 0;
  let withoutExchanges = 0;
  for (let at = effects.length - 1; at >= from; at--) {
    const g = group[at]!;
    const effect = effects[at]!;
    if (!used[g]) {
      const worth = effect.kind === 'pieces' ? dearestPieces(effect, problem, rest, reach) : worthOf(effect, rest);
      const take = Math.min(worth, scopeLeft[scope[at]!]!);
      most[at] = take;
      groupsTake += Math.max(0, take - ofGroup[g]!);
      ofGroup[g] = Math.max(ofGroup[g]!, take);
      scopesTake = addToScopes(scope[at]!, g, take);
    }
    const sumOfTakes = Math.min(groupsTake, scopesTake);
    if (at > lastExchange) withoutExchanges = sumOfTakes;
    least[at] = Math.max(0, total - sumOfTakes);
  }
  const leastFrom = (at: number, enough: number): number => {
    if (at > lastExchange || least[at]! > enough) return least[at]!;
    return Math.max(least[at]!, leftOf(problem, afterExchanges(problem, at, rest, used)) - withoutExchanges);
  };
  return { most, leastFrom, scopeLeft };
}
