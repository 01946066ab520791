import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import type { InboxHandler } from '../../../kernel/inbox/inbox-handler.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import type { JobDefinition } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { raiseAlarm } from '../../alarms/index.ts';
import { askInvoices } from './ask-invoices.ts';
import type { SettleParts } from './settle-document.ts';
import type { InvoiceRow } from './tables.ts';

const checkTicket = { name: 'invoices.check-push', payload: z.object({ invoiceId: z.string(), claimed: z.enum(['issued', 'failed']) }) };

interface Push {
  serial: string;
  status: string;
}

/** Done; failed; failed at the seal (facts 2.1). */
const claims: Readonly<Record<string, 'issued' | 'failed'>> = { '1': 'issued', '2': 'failed', '3': 'failed' };

/** Pushes carry no signature (facts 2.1): one is a hint to ask, and nothing in it is believed. */
export const pushInbox: InboxHandler = {
  platform: 'einvoice',
  async handle(ctx, messages) {
    const pushes = messages.map((message) => message.payload as Push);
    const rows: InvoiceRow[] = await ctx.db<InvoiceRow>('invoices').whereIn('serial', [...new Set(pushes.map((push) => push.serial))]);
    for (const row of rows) {
      // One question will do, however many pushes came.
      const push = pushes.findLast((it) => it.serial === row.serial);
      const claimed = push && claims[push.status];
      if (claimed) await defer(ctx, checkTicket, { invoiceId: row.id, claimed });
    }
  },
};

/** Asks the provider, keeps what it says, and tells somebody when the push had said something else. */
export const createCheckPush = (parts: SettleParts): JobDefinition =>
  defineJob({
    ...checkTicket,
    maxAttempts: 3,
    async run(ctx, { invoiceId, claimed }) {
      const before = await ctx.db<InvoiceRow>('invoices').where({ id: invoiceId }).first();
      if (!before) return;
      if (before.state === 'submitting') await askInvoices(ctx, parts, before.seller_id, [invoiceId]);
      const after = await ctx.db<InvoiceRow>('invoices').where({ id: invoiceId }).first();
      if (after && !fits(after, claimed)) await tellForged(ctx, after, claimed);
    },
  });

/** A number that was turned red later was issued all the same. */
function fits(row: InvoiceRow, claimed: 'issued' | 'failed'): boolean {
  const was = row.number !== null ? 'issued' : row.state === 'failed' || row.state === 'dropped' ? 'failed' : 'open';
  return was === claimed;
}

const tellForged = (ctx: Context, row: InvoiceRow, claimed: string): Promise<void> =>
  inTransaction(ctx, (ctx) =>
    raiseAlarm(ctx, {
      kind: 'invoice.forged',
      matter: row.id,
      about: row.serial,
      data: { requestId: row.request_id, claimed, state: row.state },
    }),
  );
