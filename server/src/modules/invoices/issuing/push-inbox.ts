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

/** The next look at what is due asks about everything that was pushed at once; then this looks what came of it. */
const lookAfterMs = 2_000;

/** Pushes carry no signature (facts 2.1): one is a hint to ask, and nothing in it is believed. */
export const pushInbox: InboxHandler = {
  platform: 'einvoice',
  async handle(ctx, messages) {
    const pushes = messages.map((message) => message.payload as Push);
    const serials = [...new Set(pushes.map((push) => push.serial))];
    const now = ctx.clock.now();
    await ctx.db<InvoiceRow>('invoices').whereIn('serial', serials).where({ state: 'submitting' }).update({ next_at: now });
    const rows: InvoiceRow[] = await ctx.db<InvoiceRow>('invoices').whereIn('serial', serials);
    for (const row of rows) {
      const claimed = claims[pushes.findLast((it) => it.serial === row.serial)?.status ?? ''];
      // What we know already, the push can only repeat.
      if (claimed && !fits(row, claimed)) await defer(ctx, checkTicket, { invoiceId: row.id, claimed }, lookAfterMs);
    }
  },
};

/**
 * What the next look has not settled by now is asked about by itself, so that what is compared with the push was said after it. What is on its way to the
 * provider once more is looked at again later.
 */
export const createCheckPush = (parts: SettleParts): JobDefinition =>
  defineJob({
    ...checkTicket,
    maxAttempts: 5,
    async run(ctx, { invoiceId, claimed }) {
      const find = () => ctx.db<InvoiceRow>('invoices').where({ id: invoiceId }).first();
      const before = await find();
      if (!before || fits(before, claimed)) return;
      if (before.state === 'submitting') await askInvoices(ctx, parts, before.seller_id, [invoiceId]);
      const after = await find();
      if (!after || fits(after, claimed)) return;
      const again = after.state === 'queued' && after.submitted_at !== null;
      if (again) await inTransaction(ctx, (ctx) => defer(ctx, checkTicket, { invoiceId, claimed }, lookAfterMs));
      else await tellForged(ctx, after, claimed);
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
