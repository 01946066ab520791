import { applyEffect, restOf } from '../effect.ts';
import type { Rest } from '../effect.ts';
import { boundOf } from './bound.ts';
import { firstGuess } from './first-guess.ts';
import { leastWeight } from './least-weight.ts';
import { isBetter, leftOf } from './problem.ts';
import type { Problem, Way } from './problem.ts';

interface Seen {
  next: number;
  weight: number;
  bits: bigint;
}

/** How many sets are looked at: in all, and of those only to find the preferred one among equally cheap ones. */
export interface Limits {
  nodes: number;
  ties: number;
}

export interface Found {
  way: Way;
  nodes: number;
  /** Nothing cheaper exists; and of equally cheap ways this is the preferred one. */
  exact: boolean;
  preferred: boolean;
}

/** Goes through the sets of coupons in the order of application and leaves out every branch that cannot hold a better way. */
export function cheapestWay(problem: Problem, limits: Limits): Found {
  const { cart, effects, group, bit, twin } = problem;
  const used = new Array<boolean>(problem.groups).fill(false);
  const bitsFrom = new Array<bigint>(effects.length + 1).fill(0n);
  for (let at = effects.length - 1; at >= 0; at--) bitsFrom[at] = bitsFrom[at + 1]! | bit[at]!;
  const chosen: number[] = [];
  const seen = new Map<string, Seen>();
  let best = firstGuess(problem);
  let nodes = 0;
  let ties = 0;

  /** The same rest was reached before with at least the same coupons to go and no more weight: nothing new can come of it. */
  const wasHere = (next: number, rest: Rest, weight: number, bits: bigint): boolean => {
    const groups = used.map((is, at) => (is && problem.lastOfGroup[at]! >= next ? at : '')).join('.');
    // Rates are of what is not given away, so pieces given away are told apart to the end.
    const key = `${rest.fen.join()}|${groups}|${problem.lastExchange >= 0 ? rest.freed.join() : ''}`;
    const before = seen.get(key);
    if (before && before.next <= next && (before.weight < weight || (before.weight === weight && before.bits >= bits))) return true;
    if (!before || before.next >= next) seen.set(key, { next, weight, bits });
    return false;
  };

  const visit = (next: number, rest: Rest, weight: number, bits: bigint): void => {
    nodes++;
    const fen = leftOf(problem, rest);
    if (isBetter({ fen, weight, bits }, best)) best = { fen, weight, bits, chosen: [...chosen] };
    if (next === effects.length || fen === 0 || wasHere(next, rest, weight, bits)) return;
    const bound = boundOf(problem, next, rest, used);
    const { most, leastFrom } = bound;
    for (let at = next; at < effects.length && nodes < limits.nodes; at++) {
      const least = leastFrom(at, best.fen);
      if (least > best.fen) return;
      if (least === best.fen) {
        const reachable = weight + leastWeight(problem, at, bound, fen - best.fen);
        if (reachable > best.weight || (reachable === best.weight && (bits | bitsFrom[at]!) <= best.bits)) return;
        if (++ties > limits.ties) return;
      }
      if (most[at] === 0 || (twin[at]! >= 0 && chosen.at(-1) !== twin[at])) continue;
      const effect = effects[at]!;
      const exchange = effect.kind === 'pieces';
      const after: Rest = {
        fen: [...rest.fen],
        freed: exchange ? [...rest.freed] : rest.freed,
        base: exchange ? [...rest.base] : rest.base,
      };
      applyEffect(effect, cart, after);
      used[group[at]!] = true;
      chosen.push(at);
      visit(at + 1, after, weight + effect.weight, bits | bit[at]!);
      chosen.pop();
      used[group[at]!] = false;
    }
  };
  visit(0, restOf(cart), 0, 0n);
  return { way: best, nodes, exact: nodes < limits.nodes, preferred: ties <= limits.ties };
}
