import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { requireVisible } from '../../customers/index.ts';
import { toHeldCoupon } from '../views.ts';
import { issueOne } from './issue-one.ts';

/**
 * A member of staff gives one customer a coupon. Staff decide who deserves one, so the audience does not bind them; number, limit per person and
 * time do. Throws customer.not_found and what a claim throws.
 */
export async function grantCoupon(ctx: Context, input: Input<'staff.coupons.grant'>): Promise<Output<'staff.coupons.grant'>> {
  const { staffId } = callingStaff(ctx);
  await requireVisible(ctx, input.customerId);
  const coupon = await inTransaction(ctx, async (ctx) => {
    const ask = { customerId: input.customerId, source: 'grant', staffId, reason: input.reason } as const;
    const coupon = await issueOne(ctx, input.templateId, ask, 'staff');
    const detail = { coupon: coupon.id, template: input.templateId, reason: input.reason };
    await writeAudit(ctx, 'coupons.granted', { kind: 'customer', id: coupon.customer_id }, detail);
    return coupon;
  });
  return { coupon: await toHeldCoupon(ctx, coupon) };
}
