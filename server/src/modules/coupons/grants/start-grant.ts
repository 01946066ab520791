import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { countSelected, lastCustomerId, selectCustomers, visibleAmong } from '../../customers/index.ts';
import type { GrantRow } from '../tables.ts';
import { getTemplate } from '../templates/template-store.ts';
import { toGrantView } from './grant-store.ts';
import type { Target } from './grant-store.ts';
import { runGrant } from './run-grant.ts';

/**
 * Gives a coupon to many customers in the background: those the list shows (as far as the starter may see them), or named ones. Throws
 * coupon.template_not_found, coupon.state_refused (not live), customer.not_found (none of those named), customer.field_forbidden,
 * customer.filter_invalid.
 */
export async function startGrant(
  ctx: Context,
  { templateId, target, reason }: Input<'staff.coupon-grants.start'>,
): Promise<Output<'staff.coupon-grants.start'>> {
  const { staffId } = callingStaff(ctx);
  const template = await getTemplate(ctx, templateId);
  if (template.state !== 'live') throw new AppError('coupon.state_refused', { state: template.state });
  const total = await countTarget(ctx, target);
  const row = await inTransaction(ctx, async (ctx) => {
    const id = ctx.ids.next('couponGrant');
    const row: GrantRow = {
      id,
      template_id: templateId,
      staff_id: staffId,
      reason,
      target_sealed: ctx.sealing.seal(JSON.stringify(target), id),
      status: 'running',
      upper_id: await lastCustomerId(ctx),
      cursor_id: '',
      total,
      done: 0,
      failed: 0,
      started_at: ctx.clock.now(),
      finished_at: null,
    };
    await ctx.db('coupon_grants').insert(row);
    const customers = total === null ? 'many' : String(total);
    await writeAudit(ctx, 'coupon_grants.started', { kind: 'coupon_grant', id }, { template: templateId, customers, reason });
    await defer(ctx, runGrant, { grantId: id });
    return row;
  });
  return { grant: await toGrantView(ctx, row) };
}

/** How many it is for, as far as that is cheap to know. */
async function countTarget(ctx: Context, target: Target): Promise<number | null> {
  if ('ids' in target) {
    if ((await visibleAmong(ctx, target.ids)).size === 0) throw new AppError('customer.not_found');
    return new Set(target.ids).size;
  }
  const { count, exact } = await countSelected(ctx, await selectCustomers(ctx, target), Boolean(target.search));
  return exact ? count : null;
}
