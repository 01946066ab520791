import type { Cart } from './cart.ts';
import type { Effect } from './effect.ts';
import type { WalletCoupon } from './input.ts';
import type { CouponReason } from './reasons.ts';
import type { CouponVerdict } from './result.ts';
import { applyAll, excludes } from './stacking.ts';
import { sum } from './whole-fen.ts';

/** A coupon of the wallet: what it does to the cart, or why it cannot be used at all. */
export type Candidate = { coupon: WalletCoupon } & ({ effect: Effect } | { reason: CouponReason });

function whyNotUsed(effect: Effect, used: readonly Effect[], totalFen: number, cart: Cart, byHand: boolean): CouponReason {
  const against = used.filter((other) => excludes(other, effect)).map((other) => other.couponId);
  if (against.length > 0) return { code: 'not_combinable_with_chosen', with: against.sort() };
  const together = applyAll([...used, effect], cart);
  const savesFen = totalFen - sum(together.leftFen);
  if (savesFen > 0 && byHand) return { code: 'can_be_added', savesFen };
  return sum(together.taken.get(effect)!) === 0 ? { code: 'nothing_left' } : { code: 'better_without' };
}

const rank = (verdict: CouponVerdict): number => (verdict.chosen ? 0 : verdict.applies ? 1 : 2);

/** One verdict per coupon: those in use first, then those that apply, then the others; within these the most worth and the sooner expiring first. */
export function verdictsOf(candidates: readonly Candidate[], used: readonly Effect[], cart: Cart, byHand: boolean): CouponVerdict[] {
  const { taken, leftFen } = applyAll(used, cart);
  const totalFen = sum(leftFen);
  const verdicts = candidates.map((candidate): CouponVerdict & { validUntil: number } => {
    const { id, name, validUntil } = candidate.coupon;
    const base = { couponId: id, ...(name === undefined ? {} : { name }), validUntil };
    if ('reason' in candidate) return { ...base, applies: false, chosen: false, takesFen: 0, aloneFen: 0, reason: candidate.reason };
    const { effect } = candidate;
    const shares = taken.get(effect);
    return {
      ...{ ...base, applies: true, chosen: shares !== undefined, takesFen: sum(shares ?? []), aloneFen: effect.aloneFen },
      reason: shares ? null : whyNotUsed(effect, used, totalFen, cart, byHand),
    };
  });
  verdicts.sort(
    (a, b) => rank(a) - rank(b) || b.aloneFen - a.aloneFen || a.validUntil - b.validUntil || (a.couponId < b.couponId ? -1 : 1),
  );
  return verdicts.map(({ validUntil: _, ...verdict }) => verdict);
}
