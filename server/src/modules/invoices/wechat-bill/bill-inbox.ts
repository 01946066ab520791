import { z } from 'zod';
import { defer } from '../../../kernel/events/outbox.ts';
import type { InboxHandler } from '../../../kernel/inbox/inbox-handler.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import type { JobDefinition } from '../../../kernel/jobs/define-job.ts';
import { cardTicket } from '../cards/card-ticket.ts';
import type { InvoicedPart } from '../invoiced-part.ts';
import type { InvoiceRow } from '../issuing/tables.ts';
import { requestFromWechat } from '../requests/request-from-wechat.ts';

const wishTicket = { name: 'invoices.take-wish', payload: z.object({ transactionId: z.string() }) };
const applied = z.object({ notice: z.object({ eventType: z.string(), data: z.object({ fapiao_apply_id: z.string().max(32) }) }) });

/** What WeChat tells of invoices: 开发票 was tapped in the bill, or a card came into somebody's pack. The number of an application is the payment's. */
export const createBillInbox = (parts: readonly InvoicedPart[]): InboxHandler => ({
  platform: 'wechat_fapiao',
  async handle(ctx, messages) {
    for (const { payload } of messages) {
      const read = applied.safeParse(payload);
      if (!read.success) continue;
      const { eventType, data } = read.data.notice;
      if (eventType === 'FAPIAO.USER_APPLIED') await defer(ctx, wishTicket, { transactionId: data.fapiao_apply_id });
      if (eventType !== 'FAPIAO.CARD_INSERTED') continue;
      // A hint to ask now rather than later: the card's state is what WeChat says when asked.
      for (const part of parts) {
        const source = await part.byTransaction(ctx, data.fapiao_apply_id);
        if (!source) continue;
        const waiting: Pick<InvoiceRow, 'id'>[] = await ctx
          .db('invoices as i')
          .join('invoice_request_sources as s', 's.request_id', 'i.request_id')
          .where({ 's.source_kind': part.kind, 's.source_id': source.id, 'i.card': 'inserting' })
          .select('i.id');
        for (const { id } of waiting) await defer(ctx, cardTicket, { invoiceId: id, asked: 1 });
      }
    }
  },
});

/** Reads the title that was chosen in WeChat's bill, and asks for the invoice in the customer's name. */
export const createTakeWish = (parts: readonly InvoicedPart[]): JobDefinition =>
  defineJob({
    ...wishTicket,
    maxAttempts: 8,
    async run(ctx, { transactionId }) {
      const title = await ctx.ports.wechatFapiao?.readTitle(transactionId);
      if (!title) return;
      const { kind, name, taxNo, address, phone, bank, account, email, special } = title;
      await requestFromWechat(ctx, parts, {
        ...{ transactionId, email, type: special ? 'special' : 'normal' },
        title: { kind, name, taxNo, address, phone, bank, account },
      });
    },
  });
