import type { CouponVerdict, PriceStep, PriceTotals, StepCode } from './result.ts';

/** How the price came about, in the order of the calculation; what is zero is left out, goods and the amount to pay never are. */
export function stepsOf(totals: PriceTotals, shippingLevelFen: number, inUse: readonly CouponVerdict[]): PriceStep[] {
  const steps: PriceStep[] = [];
  let leftFen = 0;
  const step = (code: StepCode, fen: number, change: number, more: Partial<PriceStep> = {}): void => {
    leftFen += change;
    if (fen > 0 || code === 'goods' || code === 'pay') steps.push({ code, fen, leftFen, ...more });
  };
  const less = (code: StepCode, fen: number, more?: Partial<PriceStep>): void => step(code, fen, -fen, more);
  step('goods', totals.goodsFen, totals.goodsFen);
  less('level', totals.levelFen - shippingLevelFen);
  step('shipping', totals.shippingFen, totals.shippingFen);
  less('level_shipping', shippingLevelFen);
  for (const { couponId, name, takesFen } of inUse) less('coupon', takesFen, { couponId, ...(name === undefined ? {} : { name }) });
  less('points', totals.pointsFen, { points: totals.points });
  less('bonus', totals.bonusFen);
  less('principal', totals.principalFen);
  step('pay', totals.payFen, 0);
  return steps;
}
