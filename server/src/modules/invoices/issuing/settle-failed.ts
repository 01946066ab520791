import type { Context } from '../../../kernel/context.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { calmAlarm, raiseAlarm } from '../../alarms/index.ts';
import { endRed } from '../reds/end-red.ts';
import type { RedRow } from '../reds/tables.ts';
import { recordMove } from '../requests/moves.ts';
import type { RequestRow } from '../tables.ts';
import type { InvoiceRow } from './tables.ts';

/** The provider's final no: the number is used up, and somebody has to act. */
export async function settleFailed(ctx: Context, invoiceId: string, it: { text: string; retryable: boolean }): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const problem = it.text.slice(0, 300);
    const failed = await ctx
      .db<InvoiceRow>('invoices')
      .where({ id: invoiceId })
      .whereIn('state', ['submitting', 'queued'])
      .update({ state: 'failed', problem, retryable: it.retryable ? 1 : 0, next_at: null, block: null });
    if (failed !== 1) return;
    const row = await ctx.db<InvoiceRow>('invoices').where({ id: invoiceId }).first();
    if (!row) return;
    await calmAlarm(ctx, { kind: 'invoice.stuck', matter: row.id });
    if (row.colour === 'red') return failRed(ctx, row, problem);
    await ctx
      .db<RequestRow>('invoice_requests')
      .where({ id: row.request_id })
      .whereIn('state', ['approved', 'issuing'])
      .update({ state: 'failed', why: problem, block: null });
    await recordMove(ctx, row.request_id, 'failed', problem);
    await raiseAlarm(ctx, { kind: 'invoice.failed', matter: row.id, about: row.serial, data: { requestId: row.request_id, problem } });
  });
}

async function failRed(ctx: Context, row: InvoiceRow, problem: string): Promise<void> {
  const red = await ctx.db<RedRow>('red_letters').where({ red_invoice_id: row.id }).first();
  if (red) await endRed(ctx, red, 'failed', problem);
}
