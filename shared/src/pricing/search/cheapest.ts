import type { Cart } from '../cart.ts';
import { restOf } from '../effect.ts';
import type { Effect } from '../effect.ts';
import { compareByPreference } from '../order-of-effects.ts';
import { sum } from '../whole-fen.ts';
import { cheapestWay } from './branch-and-bound.ts';
import { componentsOf } from './components.ts';
import { problemOf } from './problem.ts';

/** Far beyond any real wallet; keeps a wallet made to be hard from holding up a checkout. */
const limits = { nodes: 50_000, ties: 300 };

export interface Cheapest {
  effects: Effect[];
  nodes: number;
  exact: boolean;
  preferred: boolean;
}

interface Set {
  fen: number;
  effects: Effect[];
}

const weightOf = (effects: readonly Effect[]): number => sum(effects.map((effect) => effect.weight));

/** Cheaper; at the same price less weight; then the set that has the most preferred coupon the other lacks. */
function better(a: Set, b: Set): boolean {
  if (a.fen !== b.fen) return a.fen < b.fen;
  const weights = weightOf(a.effects) - weightOf(b.effects);
  if (weights !== 0) return weights < 0;
  const first = [...a.effects, ...b.effects]
    .filter((effect) => a.effects.includes(effect) !== b.effects.includes(effect))
    .sort(compareByPreference)[0];
  return first !== undefined && a.effects.includes(first);
}

/** The cheapest allowed combination of coupons that all apply to the cart and take something off alone. */
export function cheapestCombination(effects: readonly Effect[], cart: Cart): Cheapest {
  const total = sum(restOf(cart).fen);
  let nodes = 0;
  let exact = true;
  let preferred = true;
  let best: Set = { fen: total, effects: [] };
  for (const component of componentsOf(effects.filter((effect) => effect.combines))) {
    const problem = problemOf(component, cart);
    const found = cheapestWay(problem, limits);
    nodes += found.nodes;
    exact &&= found.exact;
    preferred &&= found.preferred;
    const before = sum(problem.parts.map((part) => restOf(cart).fen[part]!));
    best = { fen: best.fen - (before - found.way.fen), effects: [...best.effects, ...found.way.chosen.map((at) => problem.effects[at]!)] };
  }
  for (const effect of effects.filter((one) => !one.combines)) {
    const alone = { fen: total - effect.aloneFen, effects: [effect] };
    if (better(alone, best)) best = alone;
  }
  return { effects: best.effects, nodes, exact, preferred };
}
