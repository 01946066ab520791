import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { newestPage } from '../../../kernel/db/paging.ts';
import { requireVisible, resolveCustomerId } from '../../customers/index.ts';
import { countUsable } from '../member/list-my-coupons.ts';
import type { CouponRow } from '../tables.ts';
import { toHeldCoupons } from '../views.ts';

/** Everything a customer holds or held, newest first. Throws customer.not_found. */
export async function couponsOfCustomer(
  ctx: Context,
  { customerId: asked, cursor, limit = 20 }: Input<'staff.coupons.of-customer'>,
): Promise<Output<'staff.coupons.of-customer'>> {
  const customerId = (await resolveCustomerId(ctx, asked)) ?? asked;
  await requireVisible(ctx, customerId);
  const mine = ctx.db('coupons').where({ customer_id: customerId });
  const { page, next } = await newestPage<CouponRow>(mine, 'coupons-of-customer', { cursor, limit });
  return { coupons: await toHeldCoupons(ctx, page), next, usable: await countUsable(ctx, customerId) };
}
