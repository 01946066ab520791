import { formatChinaDay } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { liabilityNow } from '../../ledger/index.ts';

/** What the shop owes its members at this moment, for finance. */
export async function getLiability(ctx: Context): Promise<Output<'staff.membership.liability'>> {
  const asOf = ctx.clock.now();
  return { asOf, day: formatChinaDay(asOf), kinds: await liabilityNow(ctx) };
}
