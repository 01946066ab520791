import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { getCustomer } from '../../customers/index.ts';
import { balancesOf, expiringLots, listHistory } from '../../ledger/index.ts';
import type { HistoryPage } from '../../ledger/index.ts';
import { openCustomer } from '../open-customer.ts';
import { levelOf } from '../rules/levels.ts';
import type { MemberLevelRow } from '../tables.ts';
import { countingGrowth, soon } from './standing.ts';

/** A customer's membership for staff who may see the customer. Throws customer.not_found. */
export async function getMembership(ctx: Context, input: { customerId: string }): Promise<Output<'staff.membership.of-customer'>> {
  const customerId = await openCustomer(ctx, input.customerId);
  const { row } = await getCustomer(ctx, customerId);
  const { settings, growth } = await countingGrowth(ctx, customerId);
  const computed = await ctx.db<MemberLevelRow>('member_levels').where({ customer_id: customerId }).first();
  const byHand = row.level !== (computed?.level ?? 0);
  return {
    level: levelOf(settings.levels, row.level),
    since: byHand ? null : computed?.since || null,
    why: byHand ? 'by_hand' : (computed?.reason ?? 'start'),
    growth,
    balances: await balancesOf(ctx, customerId),
    expiring: await expiringLots(ctx, customerId, 'points', soon(ctx)),
  };
}

export async function listEntries(ctx: Context, input: HistoryPage & { customerId: string }): Promise<Output<'staff.membership.entries'>> {
  return listHistory(ctx, { ...input, customerId: await openCustomer(ctx, input.customerId) });
}
