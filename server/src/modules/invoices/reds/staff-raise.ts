import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { InvoiceViews } from '../invoice-views.ts';
import type { InvoiceRow } from '../issuing/tables.ts';
import { visibleInvoice } from '../issuing/visible-invoice.ts';
import { redView } from './red-view.ts';
import { raiseRed } from './raise-red.ts';
import { visibleRed } from './visible-red.ts';

/** Throws invoice.state_refused when it is not, or no longer, a live blue one. */
async function liveBlue(ctx: Context, id: string): Promise<InvoiceRow> {
  const [row]: InvoiceRow[] = await ctx.dialect.lockRows(ctx.db<InvoiceRow>('invoices').where({ id, colour: 'blue', state: 'issued' }));
  if (!row) throw new AppError('invoice.state_refused');
  return row;
}

/** Turns an invoice red by a person's decision. Throws invoice.not_found, state_refused, red_open. */
export const createStaffRaise =
  (views: InvoiceViews) =>
  async (ctx: Context, input: Input<'staff.reds.raise'>): Promise<Output<'staff.reds.raise'>> => {
    const { staffId } = callingStaff(ctx);
    await visibleInvoice(ctx, views, input.invoiceId);
    const id = await inTransaction(ctx, async (ctx) => {
      const blue = await liveBlue(ctx, input.invoiceId);
      const wish = { blue, reason: input.reason, cause: 'mistake' as const, causeId: null, reissue: input.reissue, note: input.note ?? '' };
      const red = await raiseRed(ctx, { ...wish, raisedBy: staffId });
      await writeAudit(ctx, 'invoices.red-raised', { kind: 'red_letter', id: red.id }, { invoiceId: blue.id, reason: input.reason });
      return red.id;
    });
    return { red: await redView(ctx, id) };
  };

/** Raises it once more under a number of its own. Throws invoice.red_not_found, state_refused, red_open. */
export const createRaiseAgain =
  (views: InvoiceViews) =>
  async (ctx: Context, { id }: Input<'staff.reds.again'>): Promise<Output<'staff.reds.again'>> => {
    const { staffId } = callingStaff(ctx);
    const old = await visibleRed(ctx, views, id);
    if (!['refused', 'expired', 'withdrawn', 'failed'].includes(old.state)) throw new AppError('invoice.state_refused');
    const anew = await inTransaction(ctx, async (ctx) => {
      const blue = await liveBlue(ctx, old.blue_id);
      const cause = old.cause === 'refund' ? 'refund' : 'mistake';
      const wish = { blue, reason: old.reason, cause, causeId: old.cause_id, reissue: old.reissue === 1, note: old.note } as const;
      const red = await raiseRed(ctx, { ...wish, raisedBy: staffId });
      await writeAudit(ctx, 'invoices.red-raised', { kind: 'red_letter', id: red.id }, { invoiceId: blue.id, after: old.id });
      return red.id;
    });
    return { red: await redView(ctx, anew) };
  };
