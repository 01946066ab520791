import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { requireVisible } from '../../customers/index.ts';
import { closedBecause, roomOf } from '../rules/room.ts';
import type { ShareRow, TemplateRow } from '../tables.ts';
import { writeShareToken } from './share-token.ts';

const lifeMs = 7 * 86_400_000;
/** The page of the mini-program that claims it. */
const page = 'packages/coupons/pages/shared/index';

/**
 * Makes a card a member of staff sends into a chat. Nothing is set aside: whoever claims with it competes for what is left then. Throws
 * coupon.not_found, coupon.not_started, coupon.claim_ended, coupon.sold_out, customer.not_found.
 */
export async function shareCoupon(ctx: Context, input: Input<'staff.coupons.share'>): Promise<Output<'staff.coupons.share'>> {
  const { staffId } = callingStaff(ctx);
  if (input.customerId !== undefined) await requireVisible(ctx, input.customerId);
  const template = await ctx.db<TemplateRow>('coupon_templates').where({ id: input.templateId }).first();
  const closed = template ? closedBecause(template, ctx.clock.now()) : 'coupon.not_found';
  if (closed || !template) throw new AppError(closed ?? 'coupon.not_found');
  if (roomOf(template) === 0) throw new AppError('coupon.sold_out');
  const share: ShareRow = {
    id: ctx.ids.next('couponShare'),
    template_id: template.id,
    staff_id: staffId,
    customer_id: input.customerId ?? null,
    expires_at: ctx.clock.now() + lifeMs,
    used_at: null,
    used_by_customer_id: null,
    coupon_id: null,
  };
  await inTransaction(ctx, async (ctx) => {
    await ctx.db('coupon_shares').insert(share);
    await writeAudit(
      ctx,
      'coupons.shared',
      input.customerId === undefined ? { kind: 'coupon_template', id: template.id } : { kind: 'customer', id: input.customerId },
      { template: template.id, share: share.id },
    );
  });
  const token = writeShareToken(ctx, share);
  return {
    token,
    title: template.title,
    page: `${page}?token=${token}`,
    appId: ctx.config.miniProgram?.appId ?? '',
    expiresAt: share.expires_at,
  };
}
