import type { Input, Output } from '@lianke/shared/api';
import type { Knex } from 'knex';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { beyond, readKeyCursor, writeKeyCursor } from '../../../kernel/db/paging.ts';
import type { CouponRow } from '../tables.ts';
import { toCouponView } from '../views.ts';

type Tab = NonNullable<Input<'member.coupons.list'>['tab']>;

const tabs: Record<Tab, (query: Knex.QueryBuilder, now: number) => unknown> = {
  usable: (query, now) => query.whereIn('state', ['available', 'locked']).where('valid_until', '>', now),
  used: (query) => query.where({ state: 'used' }),
  // Whether or not the nightly job has been there. One that an order holds past its end is the order's until it is paid or given up.
  expired: (query, now) =>
    query.where(
      (any) =>
        void any
          .whereIn('state', ['expired', 'void'])
          .orWhere((past) => void past.whereIn('state', ['available', 'locked']).where('valid_until', '<=', now)),
    ),
};

/** A member's own coupons; usable ones by which ends first, the others latest first. */
export async function listMyCoupons(
  ctx: Context,
  { tab = 'usable', cursor, limit = 20 }: Input<'member.coupons.list'>,
): Promise<Output<'member.coupons.list'>> {
  const { customerId } = callingMember(ctx);
  const now = ctx.clock.now();
  const order = `my-coupons.${tab}`;
  const [way, sign] = tab === 'usable' ? (['asc', '>'] as const) : (['desc', '<'] as const);
  const query = ctx
    .db<CouponRow>('coupons')
    .where({ customer_id: customerId })
    .orderBy([
      { column: 'valid_until', order: way },
      { column: 'id', order: way },
    ]);
  tabs[tab](query, now);
  const key = readKeyCursor(order, 2, cursor);
  if (key) beyond(query, ['valid_until', 'id'], key, sign);
  const rows: CouponRow[] = await query.limit(limit + 1);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    coupons: page.map((row) => toCouponView(row, now)),
    next: rows.length > limit && last ? writeKeyCursor(order, [last.valid_until, last.id]) : null,
    usable: await countUsable(ctx, customerId),
  };
}

/** How many this customer could use now or soon. */
export async function countUsable(ctx: Pick<Context, 'db' | 'clock'>, customerId: string): Promise<number> {
  const query = ctx.db('coupons').where({ customer_id: customerId, state: 'available' }).where('valid_until', '>', ctx.clock.now());
  return Number(((await query.count({ count: '*' }).first()) as { count: number | string }).count);
}
