import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import type { Context } from '../../../kernel/context.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { batchTicket } from './batch-ticket.ts';
import { batchView, getBatch } from './batch-view.ts';
import type { BatchRow } from './tables.ts';

/** Nothing more is let through; what is at the provider goes on. Throws invoice.batch_not_found. */
export async function pauseBatch(ctx: Context, { id }: Input<'staff.invoices.pause-batch'>): Promise<Output<'staff.invoices.pause-batch'>> {
  await getBatch(ctx, id);
  await inTransaction(ctx, async (ctx) => {
    const paused = await ctx.db<BatchRow>('invoice_batches').where({ id, state: 'running' }).update({ state: 'paused' });
    if (paused === 1) await writeAudit(ctx, 'invoices.batch-paused', { kind: 'invoice_batch', id });
  });
  return { batch: await batchView(ctx, id) };
}

/** Goes on where it stopped. Throws invoice.batch_not_found. */
export async function resumeBatch(
  ctx: Context,
  { id }: Input<'staff.invoices.resume-batch'>,
): Promise<Output<'staff.invoices.resume-batch'>> {
  await getBatch(ctx, id);
  await inTransaction(ctx, async (ctx) => {
    const running = await ctx.db<BatchRow>('invoice_batches').where({ id, state: 'paused' }).update({ state: 'running' });
    if (running !== 1) return;
    await writeAudit(ctx, 'invoices.batch-resumed', { kind: 'invoice_batch', id });
    await defer(ctx, batchTicket, { batchId: id });
  });
  return { batch: await batchView(ctx, id) };
}
