import type { Context } from '../../../kernel/context.ts';
import { walletOf } from '../../coupons/index.ts';
import { getCustomer } from '../../customers/index.ts';
import { balancesOf } from '../../ledger/index.ts';
import { getSettings, levelOf } from '../../membership/index.ts';
import type { SalesSettings } from '../settings/sales-settings.ts';

/** What a customer has that can help to pay. */
export type Purse = Awaited<ReturnType<typeof readPurse>>;

export async function readPurse(ctx: Context, customerId: string, settings: SalesSettings) {
  const membership = await getSettings(ctx);
  const { row } = await getCustomer(ctx, customerId);
  const { rights } = levelOf(membership.levels, row.level);
  const { points, principalFen, bonusFen } = await balancesOf(ctx, row.id);
  return {
    level: { discountBps: rights.discountBps, freeShipping: rights.freeShipping },
    coupons: await walletOf(ctx, row.id),
    points: { balance: points, fenPerHundred: membership.fenPerHundredPoints, maxShareBps: settings.pointsMaxShareBps },
    storedValue: { principalFen, bonusFen },
  };
}
