import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { InvoiceViews } from '../invoice-views.ts';
import { recordMove } from '../requests/moves.ts';
import { redView } from './red-view.ts';
import type { RedRow } from './tables.ts';
import { visibleRed } from './visible-red.ts';

/** A second pair of eyes. Throws invoice.red_not_found, state_refused, second_person. */
export const createApproveRed =
  (views: InvoiceViews) =>
  async (ctx: Context, { id }: Input<'staff.reds.approve'>): Promise<Output<'staff.reds.approve'>> => {
    const { staffId } = callingStaff(ctx);
    const red = await visibleRed(ctx, views, id);
    if (red.raised_by === staffId) throw new AppError('invoice.second_person');
    await inTransaction(ctx, async (ctx) => {
      const change = { state: 'submitting' as const, approved_by: staffId, next_at: ctx.clock.now() };
      if ((await ctx.db<RedRow>('red_letters').where({ id, state: 'requested' }).update(change)) !== 1)
        throw new AppError('invoice.state_refused');
      await recordMove(ctx, red.request_id, 'red_approved');
      await writeAudit(ctx, 'invoices.red-approved', { kind: 'red_letter', id });
    });
    return { red: await redView(ctx, id) };
  };
