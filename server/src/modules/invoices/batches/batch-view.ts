import type { InvoiceRequestState } from '@lianke/shared';
import type { Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { staffNamesById } from '../../identity/index.ts';
import type { BatchRow } from './tables.ts';

export type BatchView = Output<'staff.invoices.batch'>['batch'];

/** How far batches have come: counted from where their requests are now. */
export async function batchViews(ctx: Context, rows: readonly BatchRow[]): Promise<BatchView[]> {
  const names = await staffNamesById(
    ctx,
    rows.map((row) => row.staff_id),
  );
  const counted: { batch_id: string; state: InvoiceRequestState; count: number | string }[] = await ctx
    .db('invoice_batch_rows as b')
    .join('invoice_requests as r', 'r.id', 'b.request_id')
    .whereIn(
      'b.batch_id',
      rows.map((row) => row.id),
    )
    .where('b.result', 'let_through')
    .groupBy('b.batch_id', 'r.state')
    .count({ count: '*' })
    .select('b.batch_id', 'r.state');
  return rows.map((row) => {
    const of = (...states: InvoiceRequestState[]): number =>
      counted.filter((it) => it.batch_id === row.id && states.includes(it.state)).reduce((sum, it) => sum + Number(it.count), 0);
    const issued = of('issued', 'reversed');
    const failed = row.skipped + of('failed', 'rejected', 'cancelled');
    return {
      ...{ id: row.id, state: row.state, issued, waiting: Math.max(0, row.rows - issued - failed) },
      progress: { done: issued + failed, total: row.rows, failed },
      startedBy: { staffId: row.staff_id, name: names.get(row.staff_id) ?? '' },
      ...{ startedAt: row.started_at, finishedAt: row.finished_at },
    };
  });
}

/** Throws invoice.batch_not_found. */
export async function getBatch(ctx: Context, id: string): Promise<BatchRow> {
  const row = await ctx.db<BatchRow>('invoice_batches').where({ id }).first();
  if (!row) throw new AppError('invoice.batch_not_found');
  return row;
}

export async function batchView(ctx: Context, id: string): Promise<BatchView> {
  const [view] = await batchViews(ctx, [await getBatch(ctx, id)]);
  if (!view) throw new AppError('invoice.batch_not_found');
  return view;
}
