import type { Input, Output } from '@lianke/shared/api';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { getCustomer } from '../../customers/index.ts';
import { listOffers, offered } from './offers.ts';

/** What can be claimed for nothing, now or soon. */
export async function couponCentre(
  ctx: Context,
  { cursor, limit = 20 }: Input<'member.coupons.centre'>,
): Promise<Output<'member.coupons.centre'>> {
  const { customerId } = callingMember(ctx);
  const { row } = await getCustomer(ctx, customerId);
  const free = offered(ctx).where({ in_centre: 1, price_points: null });
  return listOffers(ctx, { customerId, level: row.level, points: null }, free, { order: 'coupon-centre', cursor, limit });
}
