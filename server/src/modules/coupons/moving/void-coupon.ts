import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { requireVisible } from '../../customers/index.ts';
import { toHeldCoupon } from '../views.ts';
import { worstOf } from './for-orders.ts';
import { findCoupon, moveCoupon } from './move-coupon.ts';
import { addToTemplate } from './template-sums.ts';

/** Takes a coupon back. It stays counted as issued, to its holder too. Throws coupon.not_found, coupon.state_refused. */
export async function voidCoupon(ctx: Context, { id, reason }: Input<'staff.coupons.void'>): Promise<Output<'staff.coupons.void'>> {
  const coupon = await inTransaction(ctx, async (ctx) => {
    const row = await findCoupon(ctx, id);
    if (!row || !(await isVisible(ctx, row.customer_id))) throw new AppError('coupon.not_found');
    if (!(await moveCoupon(ctx, { couponId: id, from: 'available', to: 'void', move: 'voided', reason })))
      throw new AppError('coupon.state_refused', { state: (await findCoupon(ctx, id))?.state });
    await addToTemplate(ctx, row.template_id, { committedFen: -worstOf(row) });
    await writeAudit(ctx, 'coupons.voided', { kind: 'customer', id: row.customer_id }, { coupon: id, reason });
    return { ...row, state: 'void' as const };
  });
  return { coupon: await toHeldCoupon(ctx, coupon) };
}

/** Whether the caller may see the holder. */
export const isVisible = (ctx: Context, customerId: string): Promise<boolean> =>
  requireVisible(ctx, customerId).then(
    () => true,
    (error: unknown) => {
      if (error instanceof AppError && error.code === 'customer.not_found') return false;
      throw error;
    },
  );
