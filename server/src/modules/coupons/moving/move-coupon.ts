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
  provided?: (query: Knex.QueryBuilder) => unknown;
  set?: Partial<CouponRow>;
  orderId?: string | undefined;
  reason?: string | undefined;
}

/**
 * One conditional statement decides whether a coupon moves; its history row commits with it. Answers the coupon as it is now, or undefined when it did
 * not move: who loses a race reads why afterwards. Only inside a transaction.
 */
export async function moveCoupon(ctx: Context, it: Transition): Promise<CouponRow | undefined> {
  if (!ctx.transaction) throw new Error('a coupon moves inside a transaction, together with its history');
  const query = ctx.db('coupons').where({ id: it.couponId, state: it.from });
  it.provided?.(query);
  if ((await query.update({ state: it.to, ...it.set })) !== 1) return undefined;
  await ctx.db('coupon_moves').insert(toMoveRow(ctx, it));
  const moved = await findCoupon(ctx, it.couponId);
  if (!moved) throw new Error('a coupon that moved is there');
  afterCommit(ctx, () => ctx.live.publish(moved.customer_id));
  return moved;
}

export const findCoupon = async (ctx: Pick<Context, 'db'>, id: string): Promise<CouponRow | undefined> =>
  ctx.db<CouponRow>('coupons').where({ id }).first();
