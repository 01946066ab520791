import type { CouponMove, CouponState } from '@lianke/shared';
import type { Knex } from 'knex';
import type { Context } from '../../../kernel/context.ts';
import { afterCommit } from '../../../kernel/transaction.ts';
import type { CouponRow } from '../tables.ts';
import { toMoveRow } from './move-row.ts';

export interface Transition {
  couponId: string;
  from: CouponState;
  to: CouponState;
  move: CouponMove;
  /** Further conditions under which it holds. */
  only?: (query: Knex.QueryBuilder) => unknown;
  set?: Partial<CouponRow>;
  orderId?: string | undefined;
  reason?: string | undefined;
}

/**
 * One conditional statement decides whether a coupon moves; its history row commits with it. Answers whether it moved: who loses a race reads why
 * afterwards. Only inside a transaction.
 */
export async function moveCoupon(ctx: Context, it: Transition): Promise<boolean> {
  if (!ctx.transaction) throw new Error('a coupon moves inside a transaction, together with its history');
  const query = ctx.db('coupons').where({ id: it.couponId, state: it.from });
  it.only?.(query);
  if ((await query.update({ state: it.to, ...it.set })) !== 1) return false;
  await ctx.db('coupon_moves').insert(toMoveRow(ctx, it));
  const holder = await ctx.db<CouponRow>('coupons').where({ id: it.couponId }).first('customer_id');
  afterCommit(ctx, () => holder && ctx.live.publish(holder.customer_id));
  return true;
}

export const findCoupon = async (ctx: Pick<Context, 'db'>, id: string): Promise<CouponRow | undefined> =>
  ctx.db<CouponRow>('coupons').where({ id }).first();
