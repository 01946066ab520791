import type { Output } from '@lianke/shared/api';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { bestSelling } from '../../catalog/index.ts';
import { balancesOf } from '../../ledger/index.ts';
import { getSettings, paidUntil } from '../../membership/index.ts';
import { getSalesSettings, termsOnSale, topUpsOnSale } from '../settings/sales-settings.ts';

/** Shown on the home page. */
const mostPicks = 12;

export async function listTopUps(ctx: Context): Promise<Output<'member.offers.top-ups'>> {
  const { customerId } = callingMember(ctx);
  const { settings } = await getSalesSettings(ctx);
  const { principalFen, bonusFen } = await balancesOf(ctx, customerId);
  return {
    packages: topUpsOnSale(settings).map(({ id, payFen, bonusFen: bonus, bonusDays, note }) => ({
      ...{ id, payFen, bonusFen: bonus, bonusDays, note },
    })),
    balance: { principalFen, bonusFen },
  };
}

/** Terms of levels that are there; one that was abolished is not sold any more. */
export async function listPaidTerms(ctx: Context): Promise<Output<'member.offers.paid-terms'>> {
  const { customerId } = callingMember(ctx);
  const { settings } = await getSalesSettings(ctx);
  const { levels } = await getSettings(ctx);
  return {
    offers: termsOnSale(settings).flatMap(({ id, level, term, priceFen }) => {
      const known = levels.find((it) => it.level === level);
      return known ? [{ id, level, levelName: known.name, term, priceFen }] : [];
    }),
    until: await paidUntil(ctx, customerId),
  };
}

export const listPicks = async (ctx: Context): Promise<Output<'member.home.picks'>> => ({ goods: await bestSelling(ctx, mostPicks) });
