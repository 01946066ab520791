import { checkInput } from './bad-input.ts';
import { cartOf } from './cart.ts';
import type { Cart } from './cart.ts';
import { effectOf } from './effect.ts';
import { eligibility } from './eligibility.ts';
import type { PriceInput, WalletCoupon } from './input.ts';
import { pointsFor, storedValueFor } from './purse.ts';
import type { Paid, PriceResult, PriceTotals } from './result.ts';
import { cheapestCombination } from './search/cheapest.ts';
import { split } from './split.ts';
import { applyAll, inOrder, pickedTogether } from './stacking.ts';
import { stepsOf } from './steps.ts';
import { verdictsOf } from './verdicts.ts';
import type { Candidate } from './verdicts.ts';
import { sum } from './whole-fen.ts';

function candidateOf(coupon: WalletCoupon, cart: Cart, input: PriceInput): Candidate {
  const eligible = eligibility(coupon, cart, input);
  if ('reason' in eligible) return { coupon, reason: eligible.reason };
  const effect = effectOf(coupon, eligible.scope, cart);
  return effect.aloneFen > 0 ? { coupon, effect } : { coupon, reason: { code: 'nothing_to_take_off' } };
}

/** Takes `amount` off `left` in proportion to it; tells the shares. */
function spread(amount: number, left: number[]): number[] {
  const shares = split(amount, left);
  shares.forEach((share, at) => (left[at]! -= share));
  return shares;
}

/** Every part (the lines in the order of the cart, then shipping) with its share of everything. */
function paidParts(cart: Cart, effects: ReturnType<typeof applyAll>, input: PriceInput): Paid[] {
  const left = effects.leftFen;
  const points = pointsFor(sum(left), input.points);
  const pointsFen = spread(points.fen, left);
  const pointsCount = split(points.points, pointsFen);
  const stored = storedValueFor(sum(left), input.storedValue);
  const bonusFen = spread(stored.bonusFen, left);
  const principalFen = spread(stored.principalFen, left);
  const own = [...cart.lines, { listFen: cart.shippingFen, levelFen: cart.shippingLevelFen }];
  return own.map(({ listFen, levelFen }, at) => ({
    ...{ listFen, levelFen },
    coupons: [...effects.taken].flatMap(([effect, shares]) => {
      const fen = shares[effect.parts.indexOf(at)] ?? 0;
      return fen > 0 ? [{ couponId: effect.couponId, fen }] : [];
    }),
    ...{ points: pointsCount[at]!, pointsFen: pointsFen[at]!, bonusFen: bonusFen[at]!, principalFen: principalFen[at]!, payFen: left[at]! },
  }));
}

function totalsOf(parts: readonly Paid[], shippingFen: number): PriceTotals {
  const of = (read: (part: Paid) => number): number => sum(parts.map(read));
  const listFen = of((part) => part.listFen);
  const levelFen = of((part) => part.levelFen);
  const couponsFen = of((part) => sum(part.coupons.map((share) => share.fen)));
  return {
    ...{ listFen, goodsFen: listFen - shippingFen, shippingFen, levelFen, couponsFen, dueFen: listFen - levelFen - couponsFen },
    points: of((part) => part.points),
    pointsFen: of((part) => part.pointsFen),
    bonusFen: of((part) => part.bonusFen),
    principalFen: of((part) => part.principalFen),
    payFen: of((part) => part.payFen),
  };
}

/**
 * The price of a cart: level, coupons, points, stored value, in this order (README.md). All amounts are integer fen. Equal input gives equal
 * output, whatever the order of lines and coupons.
 * @throws {PricingInputError} when the input cannot be priced
 */
export function price(input: PriceInput): PriceResult {
  checkInput(input);
  const cart = cartOf(input);
  const candidates = input.coupons.map((coupon) => candidateOf(coupon, cart, input));
  const effects = candidates.flatMap((candidate) => ('effect' in candidate ? [candidate.effect] : []));
  const found =
    input.chosen === 'best'
      ? cheapestCombination(effects, cart)
      : { effects: pickedTogether(input.chosen, effects, cart), nodes: 0, exact: true, preferred: true };
  const used = inOrder(found.effects);
  const parts = paidParts(cart, applyAll(used, cart), input);
  const totals = totalsOf(parts, cart.shippingFen);
  const coupons = verdictsOf(candidates, used, cart, input.chosen !== 'best');
  const applied = used.map((effect) => coupons.find((verdict) => verdict.couponId === effect.couponId)!);
  return {
    lines: input.lines.map(({ id, goodsId, unitFen, quantity }) => {
      const paid = parts[cart.lines.findIndex((line) => line.id === id)]!;
      return { id, goodsId, unitFen, quantity, ...paid };
    }),
    ...{ shipping: parts.at(-1)!, totals, coupons, steps: stepsOf(totals, cart.shippingLevelFen, applied) },
    search: { exact: found.exact, preferred: found.preferred, nodes: found.nodes },
  };
}
