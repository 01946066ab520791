import type { CouponScope } from './coupon-rules.ts';
import type { CartLine, PriceInput } from './input.ts';
import { partOf } from './whole-fen.ts';

export interface PartOfCart extends CartLine {
  listFen: number;
  levelFen: number;
  /** After the level discount: what coupons start from. */
  memberFen: number;
}

/** The cart with the level's rights taken off. Lines are in the order of their ids, so that nothing depends on how a client sorts them. */
export interface Cart {
  lines: PartOfCart[];
  shippingFen: number;
  shippingLevelFen: number;
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

export function cartOf({ lines, shippingFen, level }: Pick<PriceInput, 'lines' | 'shippingFen' | 'level'>): Cart {
  const parts = [...lines].sort(byId).map((line) => {
    const listFen = line.unitFen * line.quantity;
    const levelFen = partOf(listFen, level?.discountBps ?? 0);
    return { ...line, listFen, levelFen, memberFen: listFen - levelFen };
  });
  return { lines: parts, shippingFen, shippingLevelFen: level?.freeShipping ? shippingFen : 0 };
}

/** Indexes of the lines whose goods count for a coupon. */
export function linesInScope(scope: CouponScope, lines: readonly PartOfCart[]): number[] {
  const include = new Set(scope.include);
  const exclude = new Set(scope.excludeGoods);
  const counts = ({ goodsId, categoryIds }: PartOfCart): boolean => {
    if (exclude.has(goodsId)) return false;
    if (scope.kind === 'all') return true;
    return scope.kind === 'goods' ? include.has(goodsId) : categoryIds.some((id) => include.has(id));
  };
  return lines.flatMap((line, at) => (counts(line) ? [at] : []));
}
