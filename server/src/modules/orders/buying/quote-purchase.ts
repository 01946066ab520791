import type { Input } from '@lianke/shared/api';
import { price, reasonText } from '@lianke/shared/pricing';
import type { PriceInput, PriceResult } from '@lianke/shared/pricing';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { toImage } from '../../files/index.ts';
import { getSalesSettings } from '../settings/sales-settings.ts';
import { toTotals } from '../views/totals.ts';
import type { Bought, Quote } from './bought.ts';
import { priceInput } from './price-purchase.ts';
import type { Means } from './price-purchase.ts';
import { readPurse } from './purse.ts';
import type { Purse } from './purse.ts';
import { readPurchase } from './read-purchase.ts';

/** What it would cost and how that comes about; changes nothing. Throws what readPurchase throws. */
export async function quotePurchase(ctx: Context, input: Input<'member.checkout.quote'>): Promise<Quote> {
  const { customerId } = callingMember(ctx);
  const { settings } = await getSalesSettings(ctx);
  const bought = await readPurchase(ctx, input.purchase, settings);
  const purse = await readPurse(ctx, customerId, settings);
  const asked = priceInput(bought, purse, knownCoupons(fullMeans(input.means), purse), ctx.clock.now());
  const result = price(asked);
  return {
    totals: toTotals(result.totals),
    steps: result.steps,
    lines: bought.lines.map((line) => ({
      ...{ skuId: line.sku_id, title: line.title, spec: line.spec, image: line.image_id === null ? null : toImage(line.image_id) },
      ...{ unitFen: line.unit_fen, quantity: line.quantity, memberFen: memberFen(result, line.key) },
    })),
    coupons: couponsOf(result, purse, input.locale ?? 'zh-CN'),
    ...mostOf(asked, result, bought, purse),
  };
}

export const fullMeans = ({ coupons = 'best', points = 'none', balance = 'none' }: Means): Required<Means> => ({
  coupons,
  points,
  balance,
});

/** Coupons that are gone since the page was made are left out of a quote. */
function knownCoupons(means: Required<Means>, purse: Purse): Required<Means> {
  if (means.coupons === 'best') return means;
  return { ...means, coupons: [...new Set(means.coupons)].filter((id) => purse.coupons.some((coupon) => coupon.id === id)) };
}

function memberFen(result: PriceResult, key: string): number {
  const line = result.lines.find((it) => it.id === key);
  return line ? line.listFen - line.levelFen : 0;
}

function couponsOf(result: PriceResult, purse: Purse, locale: 'zh-CN' | 'en-US'): Quote['coupons'] {
  const held = new Map(purse.coupons.map((coupon) => [coupon.id, coupon]));
  return result.coupons.map((verdict) => ({
    ...{ id: verdict.couponId, title: held.get(verdict.couponId)?.name ?? '', applies: verdict.applies, chosen: verdict.chosen },
    ...{ takesFen: verdict.takesFen, aloneFen: verdict.aloneFen },
    reason: verdict.reason === null ? null : reasonText(verdict.reason, locale),
    validUntil: held.get(verdict.couponId)?.validUntil ?? 0,
  }));
}

/** How much points, and how much stored value beside the points that were asked for, could pay of this very cart. */
function mostOf(asked: PriceInput, result: PriceResult, { takes }: Bought, purse: Purse): Pick<Quote, 'points' | 'balance'> {
  const chosen = result.coupons.filter((verdict) => verdict.chosen).map((verdict) => verdict.couponId);
  const byPoints = price({ ...asked, chosen, points: asked.points && { ...asked.points, use: 'most' }, storedValue: null }).totals;
  const byBalance = price({ ...asked, chosen, storedValue: asked.storedValue && { ...asked.storedValue, use: 'most' } }).totals;
  return {
    points: { balance: purse.points.balance, usable: takes.points ? byPoints.points : 0, usableFen: takes.points ? byPoints.pointsFen : 0 },
    balance: {
      fen: purse.storedValue.principalFen + purse.storedValue.bonusFen,
      usableFen: byBalance.principalFen + byBalance.bonusFen,
    },
  };
}
