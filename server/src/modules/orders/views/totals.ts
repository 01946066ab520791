import type { Output } from '@lianke/shared/api';
import type { PriceTotals } from '@lianke/shared/pricing';

/** The totals as clients read them. */
export const toTotals = (it: PriceTotals): Output<'member.checkout.quote'>['totals'] => ({
  ...{ goodsFen: it.goodsFen, shippingFen: it.shippingFen, levelFen: it.levelFen, couponsFen: it.couponsFen },
  ...{ points: it.points, pointsFen: it.pointsFen, bonusFen: it.bonusFen, principalFen: it.principalFen, payFen: it.payFen },
});
