import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { visibleAmong } from '../../customers/index.ts';
import { worstOf } from '../rules/worst-case.ts';
import { toHeldCoupon } from '../views.ts';
import { findCoupon, moveCoupon } from './move-coupon.ts';
import { addToTemplate } from './template-sums.ts';

/** Takes a coupon back. It stays counted as issued, to its holder too. Throws coupon.not_found, coupon.state_refused. */
export async function voidCoupon(ctx: Context, { id, reason }: Input<'staff.coupons.void'>): Promise<Output<'staff.coupons.void'>> {
  const coupon = await inTransaction(ctx, async (ctx) => {
    const row = await findCoupon(ctx, id);
    if (!row || !(await visibleAmong(ctx, [row.customer_id])).has(row.customer_id)) throw new AppError('coupon.not_found');
    const voided = await moveCoupon(ctx, { couponId: id, from: 'available', to: 'void', move: 'voided', reason });
    if (!voided) throw new AppError('coupon.state_refused', { state: (await findCoupon(ctx, id))?.state });
    await addToTemplate(ctx, voided.template_id, { committedFen: -worstOf(voided) });
    await writeAudit(ctx, 'coupons.voided', { kind: 'customer', id: voided.customer_id }, { coupon: id, reason });
    return voided;
  });
  return { coupon: await toHeldCoupon(ctx, coupon) };
}
