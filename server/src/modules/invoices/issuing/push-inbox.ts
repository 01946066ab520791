import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import type { InboxHandler } from '../../../kernel/inbox/inbox-handler.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import type { JobDefinition } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { raiseAlarm } from '../../alarms/index.ts';
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

/** Once the provider was asked: tells somebody when the push had said something else. */
export const checkPush: JobDefinition = defineJob({
  ...checkTicket,
  maxAttempts: 3,
  async run(ctx, { invoiceId, claimed }) {
    const row = await ctx.db<InvoiceRow>('invoices').where({ id: invoiceId }).first();
    if (!row || fits(row, claimed)) return;
    const waits = row.state === 'submitting' && (row.next_at ?? 0) <= ctx.clock.now();
    if (waits) await inTransaction(ctx, (ctx) => defer(ctx, checkTicket, { invoiceId, claimed }, lookAfterMs));
    else await tellForged(ctx, row, claimed);
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
