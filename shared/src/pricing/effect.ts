import type { Cart } from './cart.ts';
import type { WalletCoupon } from './input.ts';
import { split } from './split.ts';
import { mulDiv, partOf, sum } from './whole-fen.ts';

/**
 * A coupon as it acts on this cart. Parts are the lines and, last, the shipping fee; a shipping coupon is an amount off that last part.
 */
export interface Effect {
  couponId: string;
  kind: 'pieces' | 'amount' | 'rate';
  /** Indexes of parts that cost something; of an exchange the cheapest piece first. */
  parts: number[];
  /** Most it takes: of an amount the amount, of a rate its cap (or the whole scope's share). */
  mostFen: number;
  /** Of a rate, in basis points. */
  bps: number;
  /** Of an exchange. */
  pieces: number;
  /** What it takes as the only coupon. */
  aloneFen: number;
  group: string;
  combines: boolean;
  /** What using it counts against it where prices are equal; see preference.ts. */
  weight: number;
  validUntil: number;
}

/** What is left of each part while coupons are applied. */
export interface Rest {
  fen: number[];
  /** Pieces already given away, per line. */
  freed: number[];
  /** Each part without the pieces given away: what rates are of. */
  base: number[];
}

export function restOf(cart: Cart): Rest {
  const base = [...cart.lines.map((line) => line.memberFen), cart.shippingFen - cart.shippingLevelFen];
  return { fen: [...base], freed: cart.lines.map(() => 0), base };
}

/** Pieces of a line are worth its member price spread evenly over them; the odd fen lie where rounding the running total puts them. */
function freePieces(effect: Effect, cart: Cart, rest: Rest): number[] {
  let left = effect.pieces;
  return effect.parts.map((at) => {
    const { memberFen, quantity } = cart.lines[at]!;
    const from = rest.freed[at]!;
    const to = Math.min(quantity, from + left);
    left -= to - from;
    rest.freed[at] = to;
    const share = mulDiv(memberFen, to, quantity) - mulDiv(memberFen, from, quantity);
    rest.base[at]! -= share;
    return share;
  });
}

/** What an amount or a rate is worth, whichever other amounts and rates are used. */
export function worthOf(effect: Effect, rest: Rest): number {
  if (effect.kind !== 'rate') return effect.mostFen;
  let base = 0;
  for (const at of effect.parts) base += rest.base[at]!;
  return Math.min(effect.mostFen, partOf(base, effect.bps));
}

/** Takes the coupon's discount off `rest` and tells each part's share of it, in the order of `effect.parts`. */
export function applyEffect(effect: Effect, cart: Cart, rest: Rest): number[] {
  let shares: number[];
  if (effect.kind === 'pieces') shares = freePieces(effect, cart, rest);
  else {
    const left = effect.parts.map((at) => rest.fen[at]!);
    shares = split(Math.min(worthOf(effect, rest), sum(left)), left);
  }
  effect.parts.forEach((at, i) => (rest.fen[at]! -= shares[i]!));
  return shares;
}

/** Reads a coupon's rules for this cart; `scope` are the lines it counts for. */
export function effectOf({ id, rules, validUntil }: WalletCoupon, scope: readonly number[], cart: Cart): Effect {
  const { benefit, group, combines, priority } = rules;
  const costs = scope.filter((at) => cart.lines[at]!.memberFen > 0);
  const effect: Effect = {
    ...{ couponId: id, kind: 'amount', parts: costs, bps: 0, pieces: 0, aloneFen: 0, group, combines, validUntil },
    mostFen: Number.MAX_SAFE_INTEGER,
    weight: 101 - priority,
  };
  if (benefit.kind === 'shipping') {
    effect.parts = [cart.lines.length];
    effect.mostFen = benefit.capFen ?? effect.mostFen;
  } else if (benefit.kind === 'amount_off') {
    effect.mostFen = benefit.offFen;
  } else if (benefit.kind === 'percent_off') {
    effect.kind = 'rate';
    effect.bps = benefit.offBps;
    effect.mostFen = benefit.capFen ?? effect.mostFen;
  } else {
    effect.kind = 'pieces';
    effect.pieces = benefit.pieces;
    effect.parts = [...costs].sort((a, b) => cart.lines[a]!.unitFen - cart.lines[b]!.unitFen || a - b);
  }
  effect.aloneFen = sum(applyEffect(effect, cart, restOf(cart)));
  // Alone it takes the most it ever can, so equal effects read equal however their rules were written.
  if (effect.kind !== 'pieces') effect.mostFen = effect.aloneFen;
  return effect;
}
