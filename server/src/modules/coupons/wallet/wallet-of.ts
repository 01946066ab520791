import type { WalletCoupon } from '@lianke/shared/pricing';
import type { Context } from '../../../kernel/context.ts';
import { rulesOf } from '../tables.ts';
import type { CouponRow } from '../tables.ts';

/** More than anybody holds in earnest; the price of a cart is searched among these. */
const most = 200;

/** What a customer could use in an order now, or could were it time: those that end first. For pricing. */
export async function walletOf(ctx: Pick<Context, 'db' | 'clock'>, customerId: string): Promise<(WalletCoupon & { name: string })[]> {
  const rows = await ctx
    .db<CouponRow>('coupons')
    .where({ customer_id: customerId, state: 'available' })
    .where('valid_until', '>', ctx.clock.now())
    .orderBy(['valid_until', 'id'])
    .limit(most)
    .select('id', 'title', 'rules', 'valid_from', 'valid_until');
  return rows.map((row) => ({
    id: row.id,
    name: row.title,
    rules: rulesOf(row),
    validFrom: row.valid_from,
    validUntil: row.valid_until,
  }));
}
