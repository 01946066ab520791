import type { Context } from '../../../kernel/context.ts';
import { growthLots } from '../../ledger/index.ts';
import { getSettings } from '../settings.ts';
import type { Settings } from '../settings.ts';

const day = 86_400_000;
/** How far ahead "expires soon" looks on a member's card. */
const soonDays = 60;

export const soon = (ctx: Pick<Context, 'clock'>): number => ctx.clock.now() + soonDays * day;

/** The rules in force and the growth that counts under them now. */
export async function countingGrowth(ctx: Context, customerId: string): Promise<{ settings: Settings; growth: number }> {
  const settings = await getSettings(ctx);
  const lots = await growthLots(ctx, customerId, ctx.clock.now() - settings.windowDays * day);
  return { settings, growth: lots.reduce((sum, lot) => sum + lot.amount, 0) };
}
