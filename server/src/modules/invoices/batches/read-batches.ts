import type { InvoiceRequestState } from '@lianke/shared';
import type { Input, Output } from '@lianke/shared/api';
import type { Context } from '../../../kernel/context.ts';
import { beyond, newestPage, readKeyCursor, writeKeyCursor } from '../../../kernel/db/paging.ts';
import { batchView, batchViews } from './batch-view.ts';
import type { BatchLineRow, BatchRow } from './tables.ts';

type Line = Output<'staff.invoices.batch'>['rows'][number];

/** Batches, newest first. */
export async function listBatches(
  ctx: Context,
  { cursor, limit = 10 }: Input<'staff.invoices.batches'>,
): Promise<Output<'staff.invoices.batches'>> {
  const { page, next } = await newestPage<BatchRow>(ctx.db<BatchRow>('invoice_batches'), 'invoice-batches', { cursor, limit });
  return { batches: await batchViews(ctx, page), next };
}

/** Those with a problem first. */
const rank = `case when b.result = 'skipped' or r.state in ('failed', 'rejected', 'cancelled') then 0 when r.state = 'issued' then 2 else 1 end`;

interface Read {
  request_id: string;
  result: BatchLineRow['result'];
  why: string;
  title_shown: string;
  amount_fen: number;
  state: InvoiceRequestState;
  request_why: string;
  place: number | string;
}

/** One batch, row by row. Throws invoice.batch_not_found. */
export async function readBatch(
  ctx: Context,
  { id, cursor, limit = 50 }: Input<'staff.invoices.batch'>,
): Promise<Output<'staff.invoices.batch'>> {
  const batch = await batchView(ctx, id);
  const inner = ctx
    .db('invoice_batch_rows as b')
    .join('invoice_requests as r', 'r.id', 'b.request_id')
    .where('b.batch_id', id)
    .select('b.request_id', 'b.result', 'b.why', 'r.title_shown', 'r.amount_fen', 'r.state', 'r.why as request_why')
    .select(ctx.db.raw(`${rank} as place`));
  const query = ctx.db.from(inner.as('lines')).select('*');
  const key = readKeyCursor('invoice-batch', 2, cursor);
  if (key) beyond(query, ['place', 'request_id'], key, '>');
  const found = (await query.orderBy(['place', 'request_id']).limit(limit + 1)) as Read[];
  const shown = found.slice(0, limit);
  const last = shown.at(-1);
  return {
    batch,
    rows: shown.map(toLine),
    next: found.length > limit && last ? writeKeyCursor('invoice-batch', [Number(last.place), last.request_id]) : null,
  };
}

function toLine(row: Read): Line {
  const letThrough = row.result === 'let_through';
  const failed = row.state === 'failed' || row.state === 'rejected' || row.state === 'cancelled';
  const result = !letThrough
    ? (row.result as 'waiting' | 'skipped')
    : row.state === 'issued' || row.state === 'reversed'
      ? 'issued'
      : failed
        ? 'failed'
        : 'issuing';
  return {
    ...{ requestId: row.request_id, titleName: row.title_shown, amountFen: row.amount_fen, state: row.state },
    ...{ result, why: row.result === 'skipped' ? row.why : row.request_why },
  };
}
