import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { calmAlarm } from '../../alarms/index.ts';
import type { InvoiceViews } from '../invoice-views.ts';
import { leftOfClaims } from '../reds/left-of-claims.ts';
import { recordMove } from '../requests/moves.ts';
import { accountOf } from '../settings/account-of.ts';
import { findSeller } from '../settings/sellers.ts';
import type { ClaimRow, RequestRow } from '../tables.ts';
import { claimsOf } from './claimed-sources.ts';
import { insertInvoice } from './insert-invoice.ts';
import { pace } from './pace.ts';
import { queueInvoices } from './queue-invoices.ts';
import { readBuilt } from './read-built.ts';
import { settleDocument } from './settle-document.ts';
import type { SettleParts } from './settle-document.ts';
import type { InvoiceRow } from './tables.ts';
import { visibleInvoice } from './visible-invoice.ts';

/**
 * A finally failed invoice is made anew under a new number, for what is left of its orders by now; but not before the provider has said once more that
 * there is none under the old one. Throws invoice.not_found, state_refused, nothing_to_invoice.
 */
export const createRetryInvoice =
  (parts: SettleParts, views: InvoiceViews) =>
  async (ctx: Context, { invoiceId }: Input<'staff.invoices.retry'>): Promise<Output<'staff.invoices.retry'>> => {
    const row = await visibleInvoice(ctx, views, invoiceId);
    if (row.state !== 'failed' || row.colour !== 'blue') throw new AppError('invoice.state_refused');
    if (!(await isThereAfterAll(ctx, parts, row))) await inTransaction(ctx, (ctx) => makeAnew(ctx, parts, row));
    return { request: await views.detail(ctx, row.request_id) };
  };

async function isThereAfterAll(ctx: Context, parts: SettleParts, row: InvoiceRow): Promise<boolean> {
  if (row.provider !== 'nuonuo') return false;
  const account = await accountOf(ctx, row.seller_id);
  await pace(ctx, row.seller_id);
  const [document] = await ctx.ports.einvoices.nuonuo.find(account, [row.serial]);
  if (!document || document.status === 'failed') return false;
  const again = await ctx
    .db<InvoiceRow>('invoices')
    .where({ id: row.id, state: 'failed' })
    .update({ state: 'submitting', problem: '', next_at: ctx.clock.now() });
  if (again === 1) await settleDocument(ctx, parts, row.id, document);
  return true;
}

async function makeAnew(ctx: Context, parts: SettleParts, row: InvoiceRow): Promise<void> {
  const [request]: RequestRow[] = await ctx.dialect.lockRows(
    ctx.db<RequestRow>('invoice_requests').where({ id: row.request_id, state: 'failed' }),
  );
  const given = await ctx.db<InvoiceRow>('invoices').where({ id: row.id, state: 'failed' }).update({ state: 'dropped' });
  if (!request || given !== 1) throw new AppError('invoice.state_refused');
  const others: InvoiceRow[] = await ctx
    .db<InvoiceRow>('invoices')
    .where({ request_id: request.id, colour: 'blue' })
    .whereNot({ state: 'dropped' });
  const back = { ...request, state: 'approved' as const, why: '' };
  if (others.length === 0) await remakeWhole(ctx, parts, back);
  else await copy(ctx, row);
  const failed = others.some((it) => it.state === 'failed');
  const state = failed ? 'failed' : others.length > 0 ? 'issuing' : 'approved';
  await ctx
    .db<RequestRow>('invoice_requests')
    .where({ id: request.id })
    .update({ state, why: failed ? request.why : '' });
  await calmAlarm(ctx, { kind: 'invoice.failed', matter: row.id });
  await recordMove(ctx, request.id, 'retried');
  await writeAudit(ctx, 'invoices.retried', { kind: 'invoice_request', id: request.id }, { invoiceId: row.id });
}

/** Nothing else of the request lives: its claims become what is left, and the invoices are built from them. */
async function remakeWhole(ctx: Context, parts: SettleParts, request: RequestRow): Promise<void> {
  const left = await leftOfClaims(ctx, parts, await claimsOf(ctx, request.id), request.id);
  if (left.length === 0) throw new AppError('invoice.nothing_to_invoice');
  await ctx.db<ClaimRow>('invoice_claims').where({ request_id: request.id }).delete();
  await insertRows(
    ctx,
    'invoice_claims',
    left.map((claim) => ({ ...claim, request_id: request.id })),
  );
  const amountFen = left.reduce((sum, claim) => sum + claim.fen, 0);
  await ctx.db<RequestRow>('invoice_requests').where({ id: request.id }).update({ amount_fen: amountFen });
  await queueInvoices(ctx, parts, { ...request, amount_fen: amountFen });
}

/** Others of the same request are out already: the same rows go under a new number, and what is too much by now turns red once issued. */
async function copy(ctx: Context, row: InvoiceRow): Promise<void> {
  const seller = await findSeller(ctx, row.seller_id);
  const manual = row.provider === 'manual';
  await insertInvoice(ctx, {
    ...{ requestId: row.request_id, sellerId: row.seller_id, colour: 'blue', type: row.type, provider: row.provider, state: 'queued' },
    ...{ built: await readBuilt(ctx, row), remark: row.remark, blueId: null, block: seller?.block ?? null },
    nextAt: manual ? null : seller?.block ? seller.blockedUntil : ctx.clock.now(),
  });
}
