import type { Input, Output } from '@lianke/shared/api';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { getCustomer } from '../../customers/index.ts';
import { balancesOf } from '../../ledger/index.ts';
import { listOffers, offered } from './offers.ts';

/** What points buy, now or soon. */
export async function pointsMall(ctx: Context, { cursor, limit = 20 }: Input<'member.points.mall'>): Promise<Output<'member.points.mall'>> {
  const { customerId } = callingMember(ctx);
  const { row } = await getCustomer(ctx, customerId);
  const { points } = await balancesOf(ctx, customerId);
  const sold = offered(ctx).whereNotNull('price_points');
  const page = await listOffers(ctx, { customerId, level: row.level, points }, sold, { order: 'points-mall', cursor, limit });
  return { ...page, points };
}
