import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { InvoiceViews } from '../invoice-views.ts';
import { pace } from '../issuing/pace.ts';
import type { InvoiceRow } from '../issuing/tables.ts';
import { visibleInvoice } from '../issuing/visible-invoice.ts';
import { accountOf } from '../settings/account-of.ts';
import { ownRequest } from './own-request.ts';

/** `li***@example.com`: enough to see that it went to the right place. */
const masked = (email: string): string => email.replace(/^(.{1,2})[^@]*/, '$1***');

async function mail(ctx: Context, rows: readonly InvoiceRow[], email: string): Promise<{ sentTo: string }> {
  if (rows.length === 0) throw new AppError('invoice.state_refused');
  for (const row of rows) {
    if (row.provider !== 'nuonuo' || row.number === null) throw new AppError('invoice.mail_impossible');
    const account = await accountOf(ctx, row.seller_id).catch(() => {
      throw new AppError('invoice.mail_impossible');
    });
    await pace(ctx, row.seller_id);
    await ctx.ports.einvoices.nuonuo.mail(account, row.number, email);
    await writeAudit(ctx, 'invoices.mailed', { kind: 'invoice', id: row.id }, { to: masked(email) });
  }
  return { sentTo: masked(email) };
}

/** Has the provider send an invoice. Throws invoice.not_found, state_refused, mail_impossible, platform.*. */
export const createMailInvoice =
  (views: InvoiceViews) =>
  async (ctx: Context, { invoiceId, email }: Input<'staff.invoices.mail'>): Promise<Output<'staff.invoices.mail'>> => {
    const row = await visibleInvoice(ctx, views, invoiceId);
    return mail(ctx, row.state === 'issued' ? [row] : [], email);
  };

/** All invoices of a wish of the calling customer. Throws the same. */
export async function mailOwn(ctx: Context, { id, email }: Input<'member.invoices.mail'>): Promise<Output<'member.invoices.mail'>> {
  const request = await ownRequest(ctx, id);
  const rows: InvoiceRow[] = await ctx.db<InvoiceRow>('invoices').where({ request_id: request.id, colour: 'blue', state: 'issued' });
  return mail(ctx, rows, email);
}
