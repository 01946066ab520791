import type { Input, Output } from '@lianke/shared/api';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { getCustomer } from '../../customers/index.ts';
import { balancesOf } from '../../ledger/index.ts';
import { listOffers } from './offers.ts';

/** What points buy, now or soon. */
export async function pointsMall(ctx: Context, { cursor, limit = 20 }: Input<'member.points.mall'>): Promise<Output<'member.points.mall'>> {
  const { customerId } = callingMember(ctx);
  const { row } = await getCustomer(ctx, customerId);
  const { points } = await balancesOf(ctx, customerId);
  const only = { order: 'points-mall', cursor, limit };
  const page = await listOffers(
    ctx,
    { customerId, level: row.level, points },
    { ...only, only: (query) => query.whereNotNull('price_points') },
  );
  return { ...page, points };
}
