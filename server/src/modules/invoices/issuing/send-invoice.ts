import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { Held, Taken } from '../../../platforms/einvoice/port.ts';
import { monthOf } from '../books/rules/months.ts';
import { quotaUsed } from '../quota/quota-use.ts';
import { recordMove } from '../requests/moves.ts';
import { accountOf } from '../settings/account-of.ts';
import type { Seller } from '../settings/sellers.ts';
import type { RequestRow } from '../tables.ts';
import { askInvoices } from './ask-invoices.ts';
import { blockSeller, resumeSeller } from './blocks.ts';
import { callIssue } from './call-issue.ts';
import { pace } from './pace.ts';
import { settleFailed } from './settle-failed.ts';
import type { SettleParts } from './settle-document.ts';
import type { InvoiceRow } from './tables.ts';
import { busyMs, sendingMs, waitAfter } from './when-to-ask.ts';

/**
 * Sends one invoice. On record before the call: whatever becomes of the call or of this process, it is asked about under the same number afterwards.
 * Answers false when the seller is held up and nothing else of it need be tried. Network: never in a transaction.
 */
export async function sendInvoice(ctx: Context, parts: SettleParts, seller: Seller, row: InvoiceRow): Promise<boolean> {
  const account = await accountOf(ctx, seller.id).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'invoice.provider_missing') return null;
    throw error;
  });
  if (!account) return held(ctx, seller, 'provider', '');
  if (await isOverQuota(ctx, seller, row)) return held(ctx, seller, 'quota', '');
  await pace(ctx, seller.id);
  if (!(await claim(ctx, row))) return true;
  let answer: Taken;
  try {
    answer = await callIssue(ctx, account, row);
  } catch (error) {
    await noteUnknown(ctx, row, error);
    if (error instanceof AppError && error.code === 'platform.credential') return held(ctx, seller, 'provider', error.code);
    return true;
  }
  return act(ctx, parts, { seller, row, answer });
}

const held = async (ctx: Context, seller: Seller, block: 'login' | 'quota' | 'provider', text: string): Promise<false> => {
  await blockSeller(ctx, seller, block, text);
  return false;
};

/** A red one needs no quota. */
async function isOverQuota(ctx: Context, seller: Seller, row: InvoiceRow): Promise<boolean> {
  if (seller.monthQuotaFen === null || row.colour === 'red') return false;
  return (await quotaUsed(ctx, seller.id, monthOf(ctx.clock.now()))) + row.net_fen > seller.monthQuotaFen;
}

/** True for one of those who found it due at the same time. */
const claim = (ctx: Context, row: InvoiceRow): Promise<boolean> =>
  inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const mine = await ctx
      .db<InvoiceRow>('invoices')
      .where({ id: row.id, state: 'queued' })
      .update({ state: 'submitting', submitted_at: now, next_at: now + sendingMs, block: null, problem: '' });
    if (mine !== 1) return false;
    const first = await ctx
      .db<RequestRow>('invoice_requests')
      .where({ id: row.request_id, state: 'approved' })
      .update({ state: 'issuing', block: null });
    if (first === 1) await recordMove(ctx, row.request_id, 'sent');
    return true;
  });

async function act(ctx: Context, parts: SettleParts, it: { seller: Seller; row: InvoiceRow; answer: Taken }): Promise<boolean> {
  const { seller, row, answer } = it;
  const now = ctx.clock.now();
  const submitting = () => ctx.db<InvoiceRow>('invoices').where({ id: row.id, state: 'submitting' });
  if (answer.is === 'held') return backToQueue(ctx, seller, row, answer);
  if (seller.block !== null) await inTransaction(ctx, (ctx) => resumeSeller(ctx, seller.id));
  if (answer.is === 'taken') {
    await submitting().update({ provider_serial: answer.providerSerial, next_at: now + waitAfter(0), queries: row.queries });
    return true;
  }
  // A number that was used before, or a no to something that may have been taken before: what the provider has under it counts.
  if (answer.is === 'known' || row.submitted_at !== null) {
    await submitting().update({ next_at: now, problem: answer.is === 'known' ? '' : answer.text.slice(0, 300) });
    await askInvoices(ctx, parts, seller.id, [row.id], answer.is === 'refused' ? answer : undefined);
    return true;
  }
  await settleFailed(ctx, row.id, answer);
  return true;
}

/** Nothing happened: the same number is sent again, later. */
async function backToQueue(ctx: Context, seller: Seller, row: InvoiceRow, answer: Held): Promise<boolean> {
  const now = ctx.clock.now();
  await ctx
    .db<InvoiceRow>('invoices')
    .where({ id: row.id, state: 'submitting' })
    .update({ state: 'queued', next_at: now + (answer.retryAfterMs ?? busyMs), submitted_at: row.submitted_at, problem: answer.text });
  if (answer.by === 'busy') return true;
  return held(ctx, seller, answer.by === 'credential' ? 'provider' : answer.by, answer.text);
}

/** It may have arrived: it stays `submitting` and is asked about soon. */
async function noteUnknown(ctx: Context, row: InvoiceRow, error: unknown): Promise<void> {
  ctx.log.warn({ err: error, invoiceId: row.id }, 'whether an invoice was taken is not known; it is asked about');
  await ctx
    .db<InvoiceRow>('invoices')
    .where({ id: row.id, state: 'submitting' })
    .update({ next_at: ctx.clock.now() + waitAfter(0), problem: error instanceof AppError ? error.code : 'unknown' });
}
