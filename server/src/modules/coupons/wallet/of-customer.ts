import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { readKeyCursor, writeKeyCursor } from '../../../kernel/db/paging.ts';
import { allIdsOf, requireVisible } from '../../customers/index.ts';
import { countUsable } from '../member/list-my-coupons.ts';
import type { CouponRow } from '../tables.ts';
import { toHeldCoupons } from '../views.ts';

const order = 'coupons-of-customer';

/** Everything a customer holds or held, newest first. Throws customer.not_found. */
export async function couponsOfCustomer(
  ctx: Context,
  { customerId: asked, cursor, limit = 20 }: Input<'staff.coupons.of-customer'>,
): Promise<Output<'staff.coupons.of-customer'>> {
  const [customerId = asked] = await allIdsOf(ctx, asked);
  await requireVisible(ctx, customerId);
  const query = ctx.db<CouponRow>('coupons').where({ customer_id: customerId }).orderBy('id', 'desc');
  const [place] = readKeyCursor(order, 1, cursor) ?? [];
  if (typeof place === 'string') void query.where('id', '<', place);
  const rows: CouponRow[] = await query.limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    coupons: await toHeldCoupons(ctx, page),
    next: rows.length > limit && last ? writeKeyCursor(order, [last.id]) : null,
    usable: await countUsable(ctx, customerId),
  };
}
