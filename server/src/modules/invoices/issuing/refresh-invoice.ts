import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { InvoiceViews } from '../invoice-views.ts';
import { askInvoices } from './ask-invoices.ts';
import type { SettleParts } from './settle-document.ts';
import { visibleInvoice } from './visible-invoice.ts';

/** Asks the provider now. Throws invoice.not_found, state_refused, platform.*. */
export const createRefreshInvoice =
  (parts: SettleParts, views: InvoiceViews) =>
  async (ctx: Context, { invoiceId }: Input<'staff.invoices.refresh'>): Promise<Output<'staff.invoices.refresh'>> => {
    const row = await visibleInvoice(ctx, views, invoiceId);
    if (row.state !== 'submitting' || row.provider !== 'nuonuo') throw new AppError('invoice.state_refused');
    await askInvoices(ctx, parts, row.seller_id, [row.id]);
    return { request: await views.detail(ctx, row.request_id) };
  };
