import type { Cart } from './cart.ts';
import { applyEffect, restOf } from './effect.ts';
import type { Effect } from './effect.ts';
import { compareByPreference, compareEffects } from './order-of-effects.ts';
import { sum } from './whole-fen.ts';

/** May not be used in one order: same group, or one of the two is to be used alone. */
export const excludes = (a: Effect, b: Effect): boolean => a.group === b.group || !a.combines || !b.combines;

/** In the order in which they are applied. Coupons that do the same thing: the preferred one first, so that it is the one that takes. */
export const inOrder = (effects: readonly Effect[]): Effect[] =>
  [...effects].sort((a, b) => compareEffects(a, b) || compareByPreference(a, b));

/** Applies coupons together; shares are in the order of each effect's parts. */
export function applyAll(effects: readonly Effect[], cart: Cart): { taken: Map<Effect, number[]>; leftFen: number[] } {
  const rest = restOf(cart);
  const taken = new Map(inOrder(effects).map((effect) => [effect, applyEffect(effect, cart, rest)]));
  return { taken, leftFen: rest.fen };
}

/**
 * What the customer picked, as far as it goes together: the earlier pick stays, a later one that it excludes is left out, and so is one that
 * the others leave nothing to take (it would be spent for nothing).
 */
export function pickedTogether(ids: readonly string[], effects: readonly Effect[], cart: Cart): Effect[] {
  const picked: Effect[] = [];
  for (const id of ids) {
    const effect = effects.find((one) => one.couponId === id);
    if (effect && !picked.includes(effect) && !picked.some((other) => excludes(other, effect))) picked.push(effect);
  }
  const { taken } = applyAll(picked, cart);
  return picked.filter((effect) => sum(taken.get(effect)!) > 0);
}
