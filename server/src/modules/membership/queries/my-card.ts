import type { Output } from '@lianke/shared/api';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { getCustomer } from '../../customers/index.ts';
import { balancesOf, expiringLots } from '../../ledger/index.ts';
import { levelOf, nextLevel } from '../rules/levels.ts';
import { countingGrowth, soon } from './standing.ts';

/** How many coupons a member can use now; given by who knows coupons (they are above membership). */
export type CountCoupons = (ctx: Context, customerId: string) => Promise<number>;

export const getMyCard =
  (countCoupons: CountCoupons) =>
  async (ctx: Context): Promise<Output<'member.card.get'>> => {
    const { customerId } = callingMember(ctx);
    const { row } = await getCustomer(ctx, customerId);
    const { settings, growth } = await countingGrowth(ctx, customerId);
    const [pointsExpiring = null] = await expiringLots(ctx, customerId, 'points', soon(ctx));
    return {
      memberNo: row.member_no,
      level: levelOf(settings.levels, row.level),
      next: nextLevel(settings.levels, row.level),
      growth,
      windowDays: settings.windowDays,
      balances: await balancesOf(ctx, customerId),
      pointsExpiring,
      usableCoupons: await countCoupons(ctx, customerId),
      fenPerHundredPoints: settings.fenPerHundredPoints,
    };
  };
