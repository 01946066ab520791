import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { ownRequest } from '../files/own-request.ts';
import type { InvoiceViews } from '../invoice-views.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import type { InvoiceRow } from '../issuing/tables.ts';
import { cardTicket } from './card-ticket.ts';
import { paidBy } from './paid-by.ts';

/** Puts the invoice of a wish of the calling customer into the card pack, in the background. Throws invoice.not_found, state_refused, card_impossible. */
export const createAskForCard =
  (parts: readonly InvoicedPart[], views: InvoiceViews) =>
  async (ctx: Context, { id }: Input<'member.invoices.card'>): Promise<Output<'member.invoices.card'>> => {
    const request = await ownRequest(ctx, id);
    const blues: InvoiceRow[] = await ctx.db<InvoiceRow>('invoices').where({ request_id: id, colour: 'blue', state: 'issued' });
    const [blue] = blues;
    if (!blue) throw new AppError('invoice.state_refused');
    // WeChat keeps one application for a payment; a wish that became several invoices has no single card.
    if (!ctx.ports.wechatFapiao || blues.length > 1 || blue.files_done !== 1 || (await paidBy(ctx, parts, request.id)) === null)
      throw new AppError('invoice.card_impossible');
    await inTransaction(ctx, async (ctx) => {
      const asked = await ctx
        .db<InvoiceRow>('invoices')
        .where({ id: blue.id })
        .whereIn('card', ['none', 'failed', 'discarded'])
        .update({ card: 'inserting' });
      if (asked === 1) await defer(ctx, cardTicket, { invoiceId: blue.id, asked: 0 });
    });
    return { request: await views.member(ctx, id) };
  };
