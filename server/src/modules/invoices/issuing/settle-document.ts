import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { Document } from '../../../platforms/einvoice/port.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import { settleFailed } from './settle-failed.ts';
import { settleIssued } from './settle-issued.ts';
import type { InvoiceRow } from './tables.ts';

/** Who owns what is invoiced: an invoice that comes true may be over more than is left of it. */
export type SettleParts = readonly InvoicedPart[];

/** What the provider says about an invoice becomes ours; saying it again changes nothing. */
export async function settleDocument(ctx: Context, parts: SettleParts, invoiceId: string, document: Document): Promise<void> {
  if (document.status === 'issued' && document.number !== null) {
    const facts = { number: document.number, issuedAt: document.issuedAt ?? ctx.clock.now(), providerSerial: document.providerSerial };
    return inTransaction(ctx, (ctx) => settleIssued(ctx, parts, invoiceId, facts));
  }
  if (document.status === 'failed') {
    const { text, retryable } = document.problem ?? { text: '', retryable: false };
    return settleFailed(ctx, invoiceId, { text, retryable });
  }
  await ctx
    .db<InvoiceRow>('invoices')
    .where({ id: invoiceId, state: 'submitting' })
    .update({ provider_serial: document.providerSerial, problem: '' });
}
