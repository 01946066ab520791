import type { InvoiceRequestState } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { freeClaims } from '../claims/claims.ts';
import { dropQueued } from '../issuing/drop-queued.ts';
import { hasLiveBlue } from './has-live-blue.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import type { RequestRow } from '../tables.ts';
import { recordMove } from './moves.ts';
import { lockRequest } from './request-store.ts';
import { tellCustomer } from './tell-customer.ts';

/** Where a request can still be given up: nothing of it is, or may be, at the provider. */
export const endable: readonly InvoiceRequestState[] = ['requested', 'approved', 'failed'];

/**
 * Gives a request up: what it claimed is free again. One whose invoice is on its way, or out, stays.
 * Throws invoice.not_found, state_refused.
 */
export async function endRequest(
  ctx: Context,
  parts: readonly InvoicedPart[],
  it: { id: string; to: 'rejected' | 'cancelled'; why: string; record?: (ctx: Context, row: RequestRow) => Promise<void> },
): Promise<RequestRow> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockRequest(ctx, parts, it.id);
    const refused = new AppError('invoice.state_refused', { state: row.state });
    if (!endable.includes(row.state)) throw refused;
    if (!(await nothingSent(ctx, row))) throw refused;
    const ended = { state: it.to, why: it.why, block: null, settled_at: ctx.clock.now(), revision: row.revision + 1 };
    const moved = await ctx.db<RequestRow>('invoice_requests').where({ id: row.id, state: row.state }).update(ended);
    if (moved !== 1) throw refused;
    await freeClaims(ctx, row.id);
    await recordMove(ctx, row.id, it.to, it.why);
    await it.record?.(ctx, row);
    await tellCustomer(ctx, row, it.to === 'rejected' ? 'invoice.rejected' : null, { reason: it.why });
    return { ...row, ...ended };
  });
}

async function nothingSent(ctx: Context, row: RequestRow): Promise<boolean> {
  if (row.state === 'requested') return true;
  if (row.state === 'approved') return dropQueued(ctx, row.id);
  return !(await hasLiveBlue(ctx, row.id));
}
