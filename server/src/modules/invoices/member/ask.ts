import type { Input, Output } from '@lianke/shared/api';
import { callingMember } from '../../../kernel/calling-member.ts';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { ownRequest } from '../files/own-request.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import { askForInvoices } from '../requests/ask.ts';
import type { Wish } from '../requests/ask.ts';
import { endRequest } from '../requests/end-request.ts';
import { sourcesOf } from '../requests/request-store.ts';
import type { RequestRow } from '../tables.ts';
import { judgeTitle } from '../titles/judge-title.ts';
import { keepTitle } from '../titles/title-book.ts';
import { toMemberInvoice, toMemberInvoices } from '../views/member-views.ts';
import { onlyOwn } from './own-sources.ts';

type Typed = Pick<Input<'member.invoices.request'>, 'type' | 'title' | 'email' | 'saveTitle' | 'despiteWarning'>;

/** What a customer typed, as a wish; keeps the title in their book when they want that. In the caller's transaction. */
async function wishOf(ctx: Context, typed: Typed): Promise<Omit<Wish, 'sourceIds' | 'expectedFen' | 'replacesId'>> {
  const { customerId } = callingMember(ctx);
  const type = typed.type ?? 'normal';
  const title = judgeTitle(typed.title, type, typed.despiteWarning ?? false);
  const email = typed.email ?? '';
  // A full book is no reason to refuse an invoice.
  if (typed.saveTitle ?? true)
    await keepTitle(ctx, customerId, { title, email, isDefault: false }).catch((error: unknown) => {
      if (!(error instanceof AppError && error.code === 'invoice.titles_full')) throw error;
    });
  const allow = await onlyOwn(ctx);
  return { kind: 'order', type, title, email, allow, note: '', manualFen: null, askedBy: 'customer', staffId: null };
}

/** Throws order.not_found, invoice.nothing_to_invoice, amount_changed, not_open, title_invalid, special_needs_company. */
export const createRequestInvoice =
  (parts: readonly InvoicedPart[]) =>
  async (ctx: Context, input: Input<'member.invoices.request'>): Promise<Output<'member.invoices.request'>> => {
    const { orderIds: sourceIds, expectedFen } = input;
    const rows = await inTransaction(ctx, async (ctx) =>
      askForInvoices(ctx, parts, { ...(await wishOf(ctx, input)), sourceIds, expectedFen, replacesId: null }),
    );
    return { requests: await toMemberInvoices(ctx, rows) };
  };

/** The same orders with another title, after it was rejected or failed for good. Throws invoice.not_found, state_refused, and what asking throws. */
export const createRefill =
  (parts: readonly InvoicedPart[]) =>
  async (ctx: Context, input: Input<'member.invoices.refill'>): Promise<Output<'member.invoices.refill'>> => {
    const old = await ownRequest(ctx, input.id);
    const rows = await inTransaction(ctx, async (ctx) => {
      await takeBack(ctx, parts, old);
      const sourceIds = ((await sourcesOf(ctx, [old.id])).get(old.id) ?? []).map((source) => source.source_id);
      return askForInvoices(ctx, parts, { ...(await wishOf(ctx, input)), sourceIds, expectedFen: null, replacesId: old.id });
    });
    return { requests: await toMemberInvoices(ctx, rows) };
  };

/** One that failed gives its claims back; one that was rejected did so. Neither may have been asked for anew already. */
async function takeBack(ctx: Context, parts: readonly InvoicedPart[], old: RequestRow): Promise<void> {
  const refused = new AppError('invoice.state_refused', { state: old.state });
  if (await ctx.db<RequestRow>('invoice_requests').where({ replaces_id: old.id }).first('id')) throw refused;
  if (old.state === 'failed') await endRequest(ctx, parts, { id: old.id, to: 'cancelled', why: old.why });
  else if (old.state !== 'rejected') throw refused;
}

/** Throws invoice.not_found, state_refused. */
export const createCancel =
  (parts: readonly InvoicedPart[]) =>
  async (ctx: Context, { id }: { id: string }): Promise<Output<'member.invoices.cancel'>> => {
    await ownRequest(ctx, id);
    return { request: await toMemberInvoice(ctx, await endRequest(ctx, parts, { id, to: 'cancelled', why: '' })) };
  };
