import type { Cart } from '../cart.ts';
import { applyEffect, restOf } from '../effect.ts';
import type { Effect, Rest } from '../effect.ts';
import { scopeForest } from './scope-forest.ts';
import type { ScopeForest } from './scope-forest.ts';
import { compareByPreference, compareEffects, sameEffect } from '../order-of-effects.ts';

/** Coupons that may be used together, in the order in which they are applied, read into numbers for the search. */
export interface Problem {
  cart: Cart;
  effects: Effect[];
  /** Parts of the cart that any of the coupons touches. */
  parts: number[];
  /** Group of each coupon, counted from 0, and how many groups there are. */
  group: number[];
  groups: number;
  /** Which coupons count for exactly the same parts: the scope of each coupon. */
  scope: number[];
  forest: ScopeForest;
  /** One bit per coupon, the preferred one highest: of two sets of equal weight the larger number wins. */
  bit: bigint[];
  /** A coupon of the same effect that is preferred and always to be had as well: using this one without that one is pointless. -1: none. */
  twin: number[];
  /** Positions after which a group, and the pieces given away, no longer matter. */
  lastOfGroup: number[];
  lastExchange: number;
}

/** Of one group only one coupon is used: of those that do the same the preferred one represents all. */
function withoutDoubles(effects: readonly Effect[]): Effect[] {
  const kept: Effect[] = [];
  for (const effect of [...effects].sort((a, b) => compareEffects(a, b) || compareByPreference(a, b))) {
    if (!kept.some((other) => other.group === effect.group && sameEffect(other, effect))) kept.push(effect);
  }
  return kept;
}

export function problemOf(unsorted: readonly Effect[], cart: Cart): Problem {
  const effects = withoutDoubles(unsorted);
  const groupNames = [...new Set(effects.map((effect) => effect.group))];
  const group = effects.map((effect) => groupNames.indexOf(effect.group));
  const sharedGroup = effects.map((effect) => effects.filter((other) => other.group === effect.group).length > 1);
  const keys = effects.map((effect) => [...effect.parts].sort((a, b) => a - b).join());
  const scopeKeys = [...new Set(keys)].sort((a, b) => a.split(',').length - b.split(',').length);
  const byPreference = [...effects].sort(compareByPreference);
  const bit = effects.map((effect) => 1n << BigInt(effects.length - 1 - byPreference.indexOf(effect)));
  const twin = effects.map((effect, at) => {
    const before = effects[at - 1];
    return before && !sharedGroup[at] && !sharedGroup[at - 1] && sameEffect(before, effect) ? at - 1 : -1;
  });
  return {
    ...{ cart, effects, group, groups: groupNames.length, bit, twin },
    parts: [...new Set(effects.flatMap((effect) => effect.parts))],
    scope: keys.map((key) => scopeKeys.indexOf(key)),
    forest: scopeForest(scopeKeys.map((key) => key.split(',').map(Number))),
    lastOfGroup: groupNames.map((name) => effects.findLastIndex((effect) => effect.group === name)),
    lastExchange: effects.findLastIndex((effect) => effect.kind === 'pieces'),
  };
}

/** What is left of the parts the coupons touch. */
export function leftOf({ parts }: Problem, rest: Rest): number {
  let left = 0;
  for (const at of parts) left += rest.fen[at]!;
  return left;
}

/** A set of coupons with what it costs. */
export interface Way {
  fen: number;
  weight: number;
  bits: bigint;
  /** Indexes into `effects`, ascending. */
  chosen: number[];
}

export const isBetter = (a: Omit<Way, 'chosen'>, b: Omit<Way, 'chosen'>): boolean =>
  a.fen !== b.fen ? a.fen < b.fen : a.weight !== b.weight ? a.weight < b.weight : a.bits > b.bits;

/** Applies the chosen coupons, ascending, to the whole cart. */
export function wayOf(problem: Problem, chosen: number[]): Way {
  const rest = restOf(problem.cart);
  let weight = 0;
  let bits = 0n;
  for (const at of chosen) {
    applyEffect(problem.effects[at]!, problem.cart, rest);
    weight += problem.effects[at]!.weight;
    bits |= problem.bit[at]!;
  }
  return { fen: leftOf(problem, rest), weight, bits, chosen };
}
