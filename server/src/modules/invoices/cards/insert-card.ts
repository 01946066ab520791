import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import type { JobDefinition } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { WechatFapiao } from '../../../platforms/wechat-fapiao/types.ts';
import { openFile } from '../files/store-file.ts';
import type { InvoiceFileRow } from '../files/tables.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import { readBuilt } from '../issuing/read-built.ts';
import type { InvoiceRow } from '../issuing/tables.ts';
import { waitAfter } from '../issuing/when-to-ask.ts';
import { accountOf } from '../settings/account-of.ts';
import type { RequestRow } from '../tables.ts';
import { titleOf } from '../tables.ts';
import { cardTicket } from './card-ticket.ts';
import { paidBy } from './paid-by.ts';

/** WeChat tells when a card is in; should nobody hear it, it is asked so often. */
const mostAsked = 6;

/**
 * Uploads the file, inserts the card, and asks later whether it is there. WeChat is asked before anything is inserted, so a second run does not insert
 * again. What WeChat refuses is shown as failed and can be asked for anew.
 */
export const createInsertCard = (parts: readonly InvoicedPart[]): JobDefinition =>
  defineJob({
    ...cardTicket,
    maxAttempts: 5,
    async run(ctx, { invoiceId, asked }) {
      const invoice = await ctx.db<InvoiceRow>('invoices').where({ id: invoiceId, card: 'inserting' }).first();
      const applyId = invoice && (await paidBy(ctx, parts, invoice.request_id));
      if (!invoice || !applyId || !ctx.ports.wechatFapiao) return;
      try {
        const state = await ctx.ports.wechatFapiao.cardState(applyId);
        if (state === 'inserted') return await setCard(ctx, invoiceId, 'inserted');
        if (state !== 'inserting' && asked === 0) await insert(ctx, ctx.ports.wechatFapiao, invoice, applyId);
      } catch (error) {
        if (!(error instanceof AppError) || error.retryable) throw error;
        ctx.log.warn({ err: error, invoiceId }, 'WeChat did not take the card of an invoice');
        return setCard(ctx, invoiceId, 'failed');
      }
      if (asked >= mostAsked) return setCard(ctx, invoiceId, 'failed');
      await inTransaction(ctx, (ctx) => defer(ctx, cardTicket, { invoiceId, asked: asked + 1 }, waitAfter(asked)));
    },
  });

async function setCard(ctx: Context, invoiceId: string, card: 'inserted' | 'failed'): Promise<void> {
  await ctx.db<InvoiceRow>('invoices').where({ id: invoiceId, card: 'inserting' }).update({ card });
}

async function insert(ctx: Context, wechat: WechatFapiao, invoice: InvoiceRow, applyId: string): Promise<void> {
  const file = await ctx.db<InvoiceFileRow>('invoice_files').where({ invoice_id: invoice.id, kind: 'pdf' }).first();
  const request = await ctx.db<RequestRow>('invoice_requests').where({ id: invoice.request_id }).first();
  if (!file || !request) throw new AppError('invoice.card_impossible');
  const { kind, name, taxNo } = titleOf(ctx, request);
  const { mediaId } = await wechat.uploadPdf(openFile(ctx, file));
  await wechat.insertCard({
    ...{ applyId, mediaId, number: invoice.number ?? '', issuedAt: invoice.issued_at ?? 0, remark: invoice.remark },
    ...{ netFen: invoice.net_fen, taxFen: invoice.tax_fen, totalFen: invoice.total_fen },
    buyer: { kind, name, taxNo },
    seller: await accountOf(ctx, invoice.seller_id),
    rows: (await readBuilt(ctx, invoice)).rows,
  });
}
