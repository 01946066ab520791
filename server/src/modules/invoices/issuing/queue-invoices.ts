import { buildInvoice, mergeLines, remarkOf, splitLines } from '@lianke/shared/invoicing';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import { currentRules } from '../settings/rules.ts';
import { findSeller } from '../settings/sellers.ts';
import type { RequestRow, SourceRow } from '../tables.ts';
import { insertInvoice } from './insert-invoice.ts';
import { linesOfClaims } from './lines-of-claims.ts';

/**
 * Makes the invoices of a request that was let through, in that transaction: rows, numbers, and the job that sends them afterwards.
 * Throws invoice.seller_not_found, nothing_to_invoice, amount_changed, check_failed.
 */
export async function queueInvoices(ctx: Context, parts: readonly InvoicedPart[], request: RequestRow): Promise<void> {
  if (!ctx.transaction) throw new Error('invoices are queued in the transaction that let them through');
  const seller = await findSeller(ctx, request.seller_id);
  if (!seller) throw new AppError('invoice.seller_not_found');
  const rules = await currentRules(ctx);
  const opts = { discountRows: rules.discountRows };
  const lines = mergeLines(await linesOfClaims(ctx, parts, request));
  const remark = await remarkFor(ctx, request.id, rules.remark);
  const now = ctx.clock.now();
  const nextAt = seller.provider === 'manual' ? null : seller.block ? (seller.blockedUntil ?? now) : now;
  for (const some of splitLines(lines, { maxRows: rules.maxRows, maxNetFen: rules.maxNetFen }, opts))
    await insertInvoice(ctx, {
      ...{ requestId: request.id, sellerId: seller.id, colour: 'blue', type: request.type, provider: seller.provider, state: 'queued' },
      ...{ built: buildInvoice(some, opts), remark, blueId: null, block: seller.block, nextAt },
    });
  await ctx.db<RequestRow>('invoice_requests').where({ id: request.id }).update({ block: seller.block });
}

async function remarkFor(ctx: Context, requestId: string, template: string): Promise<string> {
  const numbers = await ctx
    .db<SourceRow>('invoice_request_sources')
    .where({ request_id: requestId })
    .orderBy('source_id')
    .pluck<string[]>('number');
  return remarkOf(template, numbers);
}
