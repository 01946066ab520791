import { price } from '@lianke/shared/pricing';
import type { PriceInput, PriceResult, WalletCoupon } from '@lianke/shared/pricing';
import type { Input } from '@lianke/shared/api';
import type { Bought } from './bought.ts';
import type { Purse } from './purse.ts';

export type Means = NonNullable<Input<'member.orders.create'>['means']>;

/** How a purchase is priced; `chosen` has to be of the wallet. */
export function priceInput(bought: Bought, purse: Purse, means: Required<Means>, now: number): PriceInput {
  const { takes } = bought;
  const storeId = bought.store?.id ?? null;
  return {
    lines: bought.lines.map((line) => ({
      id: line.key,
      goodsId: line.spu_id ?? '',
      categoryIds: line.categoryIds,
      unitFen: line.unit_fen,
      quantity: line.quantity,
    })),
    shippingFen: bought.shippingFen,
    storeId,
    level: takes.level ? purse.level : null,
    coupons: takes.coupons ? purse.coupons.map((coupon) => withOurIds(coupon, bought)) : [],
    now,
    chosen: takes.coupons ? means.coupons : [],
    points: takes.points ? { ...purse.points, use: means.points } : null,
    storedValue: takes.balance ? { ...purse.storedValue, use: means.balance } : null,
  };
}

export const pricePurchase = (bought: Bought, purse: Purse, means: Required<Means>, now: number): PriceResult =>
  price(priceInput(bought, purse, means, now));

/** A coupon's rules may name variants by the shop's own codes and stores by their names, as people write them. */
function withOurIds(coupon: WalletCoupon, { lines, store }: Bought): WalletCoupon {
  const { rules } = coupon;
  const ofCode = new Map(lines.flatMap((line) => (line.code !== '' && line.spu_id !== null ? [[line.code, line.spu_id] as const] : [])));
  const named = (codes: readonly string[]): string[] => codes.map((code) => ofCode.get(code) ?? code);
  const scope = rules.scope.kind === 'goods' ? { ...rules.scope, include: named(rules.scope.include) } : rules.scope;
  return {
    ...coupon,
    rules: {
      ...rules,
      scope: { ...scope, excludeGoods: named(scope.excludeGoods) },
      stores: rules.stores?.map((code) => (store && code === store.name ? store.id : code)) ?? null,
    },
  };
}
