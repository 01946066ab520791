import type { CouponBenefit } from '../../src/pricing/coupon-rules.ts';
import type { PriceInput } from '../../src/pricing/input.ts';
import { categories, coupon, everything, goods, line, now, order } from './make.ts';

export interface WalletShape {
  name: string;
  lines: number;
  kinds: CouponBenefit['kind'][];
  /** How many groups the 50 coupons are dealt to; 50: each has its own. */
  groups: number;
  /** Amounts are up to so many fen, rates up to so many bps. */
  mostFen: number;
  mostBps: number;
  everythingInScope?: boolean;
}

const goodsKinds: CouponBenefit['kind'][] = ['amount_off', 'percent_off'];
const allKinds: CouponBenefit['kind'][] = [...goodsKinds, ...goodsKinds, 'exchange', 'shipping'];

/** From what shops do to what only a test does. The carts come to about 2,000 yuan. */
export const walletShapes: WalletShape[] = [
  { name: 'a busy member: all kinds in 6 groups', lines: 8, kinds: allKinds, groups: 6, mostFen: 5_000, mostBps: 3_000 },
  { name: 'all kinds in 12 groups', lines: 12, kinds: allKinds, groups: 12, mostFen: 5_000, mostBps: 3_000 },
  { name: 'amounts and rates in 20 groups', lines: 12, kinds: goodsKinds, groups: 20, mostFen: 5_000, mostBps: 3_000 },
  {
    name: '10 groups that count for everything',
    lines: 10,
    kinds: goodsKinds,
    groups: 10,
    mostFen: 9_000,
    mostBps: 3_000,
    everythingInScope: true,
  },
  { name: '50 groups, all fit together', lines: 20, kinds: goodsKinds, groups: 50, mostFen: 500, mostBps: 400 },
  { name: '50 groups, worth more than the goods', lines: 10, kinds: goodsKinds, groups: 50, mostFen: 5_000, mostBps: 3_000 },
  { name: '50 groups of all kinds, worth more than the goods', lines: 10, kinds: allKinds, groups: 50, mostFen: 5_000, mostBps: 3_000 },
  { name: 'exchanges everywhere', lines: 10, kinds: ['exchange', 'amount_off'], groups: 12, mostFen: 5_000, mostBps: 0 },
];

/** Numbers that look random and are the same every time (Numerical Recipes' generator). */
function numbers(seed: number): (below: number) => number {
  let state = Math.imul(seed, 7_919) >>> 0;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

export function bigWalletOrder(shape: WalletShape, seed: number): PriceInput {
  const below = numbers(seed);
  const of = <T>(items: readonly T[]): T => items[below(items.length)]!;
  const benefit = (): CouponBenefit => {
    const kind = of(shape.kinds);
    if (kind === 'amount_off') return { kind, offFen: 1 + below(shape.mostFen) };
    if (kind === 'percent_off') return { kind, offBps: 1 + below(shape.mostBps), capFen: below(3) === 0 ? 1_000 + below(5_000) : null };
    return kind === 'exchange' ? { kind, pieces: 1 + below(2) } : { kind, capFen: below(2) === 0 ? 500 : null };
  };
  const scope = () => {
    if (shape.everythingInScope) return everything;
    return of([everything, categories(`c${below(4)}`), goods(`l${below(shape.lines)}`, `l${below(shape.lines)}`)]);
  };
  const lines = Array.from({ length: shape.lines }, (_, at) =>
    line(`l${at}`, 500 + below(20_000), 1 + below(3), { categoryIds: [`c${at % 4}`] }),
  );
  const coupons = Array.from({ length: 50 }, (_, at) => {
    const group = `group ${shape.groups === 50 ? at : below(shape.groups)}`;
    return coupon(`k${at}`, benefit(), {
      scope: scope(),
      group,
      combines: below(10) > 0,
      priority: of([0, 0, 50]),
      validUntil: now + 1 + below(20),
    });
  });
  return order(lines, { shippingFen: 1_200, level: { discountBps: 500, freeShipping: false }, coupons });
}
