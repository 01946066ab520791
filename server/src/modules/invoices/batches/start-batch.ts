import type { Input, Output } from '@lianke/shared/api';
import { writeAudit } from '../../../kernel/audit.ts';
import { callingStaff } from '../../../kernel/calling-staff.ts';
import type { Context } from '../../../kernel/context.ts';
import { insertRows } from '../../../kernel/db/insert-rows.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defer } from '../../../kernel/events/outbox.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import type { InvoiceViews } from '../invoice-views.ts';
import { batchTicket } from './batch-ticket.ts';
import { batchView } from './batch-view.ts';
import type { BatchLineRow, BatchRow } from './tables.ts';

type Filter = NonNullable<Input<'staff.invoices.start-batch'>['filter']>;

const waiting = ['requested'] as const;

/** Only what still waits for somebody can be let through. */
const askedFor = (filter: Filter): Filter => ({ ...filter, states: [...waiting] });

/** Puts a batch on record; a job takes it from there. Throws invoice.nothing_selected. */
export const createStartBatch =
  (views: InvoiceViews) =>
  async (ctx: Context, { ids, filter }: Input<'staff.invoices.start-batch'>): Promise<Output<'staff.invoices.start-batch'>> => {
    const { staffId } = callingStaff(ctx);
    if ((ids === undefined) === (filter === undefined)) throw new AppError('invoice.nothing_selected');
    const wanted = filter && askedFor(filter);
    const query = views.filterRequests(ctx, wanted ?? { states: [...waiting] });
    if (ids) void query.whereIn('invoice_requests.id', ids);
    const chosen = ids ? await query.clone().pluck<string[]>('invoice_requests.id') : [];
    const total = ids ? chosen.length : await countOf(query);
    if (total === 0) throw new AppError('invoice.nothing_selected');
    const id = ctx.ids.next('invoiceBatch');
    await inTransaction(ctx, async (ctx) => {
      const row: BatchRow = {
        ...{ id, state: 'running', filter: wanted ? JSON.stringify(wanted) : null, taken_to: null, rows: total, done: 0, skipped: 0 },
        ...{ staff_id: staffId, started_at: ctx.clock.now(), finished_at: null },
      };
      await ctx.db<BatchRow>('invoice_batches').insert(row);
      const lines: BatchLineRow[] = chosen.map((requestId) => ({ batch_id: id, request_id: requestId, result: 'waiting', why: '' }));
      await insertRows(ctx, 'invoice_batch_rows', lines);
      await writeAudit(ctx, 'invoices.batch-started', { kind: 'invoice_batch', id }, { rows: String(total) });
      await defer(ctx, batchTicket, { batchId: id });
    });
    return { batch: await batchView(ctx, id) };
  };

async function countOf(query: ReturnType<InvoiceViews['filterRequests']>): Promise<number> {
  const row = (await query.clone().clearSelect().count({ count: '*' }).first()) as { count: number | string };
  return Number(row.count);
}
