import type { Input, Output } from '@lianke/shared/api';
import { formatFen } from '@lianke/shared';
import type { Coupon } from '../../src/member/coupon-types.ts';
import { Refusal } from './refusal.ts';
import { findSku } from './shop-endpoints.ts';
import type { ShopWorld } from './shop-world.ts';

type Asked = Pick<Input<'member.orders.create'>, 'purchase' | 'means'>;
export type Quote = Output<'member.checkout.quote'>;
type Line = Quote['lines'][number];
type World = ShopWorld & { card: Output<'member.card.get'>; coupons: Coupon[] };

const freeFromFen = 99_00;

function linesOf(world: World, { purchase }: Asked): Line[] {
  const plain = (title: string, fen: number): Line[] => [
    { skuId: null, title, spec: '', image: null, unitFen: fen, quantity: 1, memberFen: fen },
  ];
  switch (purchase.kind) {
    case 'goods':
      return purchase.lines.map(({ skuId, quantity }) => {
        const { goods, sku } = findSku(world, skuId);
        if (!goods.on) throw new Refusal(409, 'catalog.off_sale');
        if (sku.stock !== null && sku.stock < quantity) throw new Refusal(409, 'catalog.out_of_stock');
        if (!goods.delivery[purchase.delivery]) throw new Refusal(409, 'order.delivery_impossible');
        const memberFen = Math.round((sku.priceFen * quantity * (10_000 - world.card.level.rights.discountBps)) / 10_000);
        return { skuId, title: goods.title, spec: sku.spec, image: goods.images[0] ?? null, unitFen: sku.priceFen, quantity, memberFen };
      });
    case 'bill':
      return plain('到店买单', purchase.amountFen);
    case 'top_up': {
      const one = world.packages.find(({ id }) => id === purchase.packageId);
      if (!one) throw new Refusal(409, 'order.offer_gone');
      return plain('余额充值', one.payFen);
    }
    case 'paid_term': {
      const one = world.terms.offers.find(({ id }) => id === purchase.offerId);
      if (!one) throw new Refusal(409, 'order.offer_gone');
      return plain(one.levelName, one.priceFen);
    }
  }
}

const offOf = ({ rules }: Coupon): number => (rules.benefit.kind === 'amount_off' ? rules.benefit.offFen : 0);
const minOf = ({ rules }: Coupon): number => (rules.threshold.by === 'amount' ? rules.threshold.minFen : 0);

/** One coupon of the amount-off kind, points at 100 to the yuan, then bonus before principal: plain enough to be checked by eye. */
export function quote(world: World, asked: Asked): Quote {
  const { means } = asked;
  const lines = linesOf(world, asked);
  const isGoods = asked.purchase.kind === 'goods';
  const goodsFen = lines.reduce((sum, { unitFen, quantity }) => sum + unitFen * quantity, 0) + world.dearerFen;
  const levelFen = goodsFen - world.dearerFen - lines.reduce((sum, { memberFen }) => sum + memberFen, 0);
  const shippingFen =
    isGoods && asked.purchase.kind === 'goods' && asked.purchase.delivery === 'express' && goodsFen < freeFromFen ? 8_00 : 0;
  const memberFen = goodsFen - levelFen;
  const usable = world.coupons.filter((coupon) => coupon.state === 'available');
  const fits = (coupon: Coupon): boolean => offOf(coupon) > 0 && memberFen >= minOf(coupon);
  const best = usable.filter(fits).sort((a, b) => offOf(b) - offOf(a))[0];
  const wanted = means?.coupons ?? 'best';
  const used = wanted === 'best' ? best : usable.find(({ id }) => wanted.includes(id));
  const couponsFen = used ? Math.min(offOf(used), memberFen) : 0;
  let left = memberFen - couponsFen + shippingFen;
  const { points, principalFen, bonusFen } = world.card.balances;
  const usablePoints = Math.min(points, Math.floor(left / 100) * 100);
  const pointsFen = means?.points === 'most' ? usablePoints : 0;
  left -= pointsFen;
  const usableFen = Math.min(left, principalFen + bonusFen);
  const bonusOff = means?.balance === 'most' ? Math.min(bonusFen, left) : 0;
  const principalOff = means?.balance === 'most' ? Math.min(principalFen, left - bonusOff) : 0;
  const payFen = left - bonusOff - principalOff;
  const totals = {
    goodsFen,
    shippingFen,
    levelFen,
    couponsFen,
    points: pointsFen,
    pointsFen,
    bonusFen: bonusOff,
    principalFen: principalOff,
    payFen,
  };
  return {
    totals,
    steps: stepsOf(totals, used),
    lines,
    coupons: usable.map((coupon) => ({
      id: coupon.id,
      title: coupon.title,
      applies: fits(coupon) && (used === undefined || used.id === coupon.id),
      chosen: used?.id === coupon.id,
      takesFen: used?.id === coupon.id ? couponsFen : 0,
      aloneFen: fits(coupon) ? offOf(coupon) : 0,
      reason: !fits(coupon)
        ? `还差 ${formatFen(minOf(coupon) - memberFen)} 元可用`
        : used && used.id !== coupon.id
          ? '不能与已选的优惠券同时使用'
          : null,
      validUntil: coupon.validUntil,
    })),
    points: { balance: points, usable: usablePoints, usableFen: usablePoints },
    balance: { fen: principalFen + bonusFen, usableFen },
  };
}

function stepsOf(totals: Quote['totals'], used: Coupon | undefined): Quote['steps'] {
  const steps: Quote['steps'] = [];
  let leftFen = 0;
  const add = (code: Quote['steps'][number]['code'], fen: number, sign: 1 | -1 | 0, more: object = {}): void => {
    leftFen += sign * fen;
    if (fen > 0 || code === 'goods' || code === 'pay') steps.push({ code, fen, leftFen, ...more });
  };
  add('goods', totals.goodsFen, 1);
  add('level', totals.levelFen, -1);
  add('shipping', totals.shippingFen, 1);
  if (used) add('coupon', totals.couponsFen, -1, { couponId: used.id, name: used.title });
  add('points', totals.pointsFen, -1, { points: totals.points });
  add('bonus', totals.bonusFen, -1);
  add('principal', totals.principalFen, -1);
  add('pay', totals.payFen, 0);
  return steps;
}
