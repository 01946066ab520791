import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { AppError } from '../../../kernel/errors.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import type { JobDefinition } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { closePayment } from '../money/close-payment.ts';
import { queryRefund } from '../money/query-refund.ts';
import { settleByQuery } from '../money/settle-by-query.ts';
import type { PayablePart } from '../payable-part.ts';
import { nextPaymentQuery, nextRefundQuery } from '../rules/when-to-ask.ts';
import type { PaymentRefundRow, PaymentRow } from '../tables.ts';

const batch = 200;
const atOnce = 8;

type DueTable = 'payments' | 'payment_refunds';
const due = (ctx: Context, table: DueTable) => ctx.db(table).where('next_query_at', '<=', ctx.clock.now());

export const isQueryDue = async (ctx: Context): Promise<boolean> =>
  (await due(ctx, 'payments').first('id')) !== undefined || (await due(ctx, 'payment_refunds').first('id')) !== undefined;

/**
 * Asks WeChat about what we should have heard of by now: payments under way (a notice may be missing), payments whose time is over (they are closed
 * there first), refunds on their way. Each is claimed by moving its next date before WeChat is asked, so two runs never ask twice and a killed one
 * loses nothing.
 */
export const createQueryDue = (parts: readonly PayablePart[]): JobDefinition =>
  defineJob({
    name: 'payments.query-due',
    payload: z.object({}),
    maxAttempts: 3,
    async run(ctx) {
      while ((await askPayments(ctx, parts)) + (await askRefunds(ctx, parts)) > 0);
    },
  });

async function askPayments(ctx: Context, parts: readonly PayablePart[]): Promise<number> {
  const rows = (await due(ctx, 'payments').orderBy(['next_query_at', 'id']).limit(batch)) as PaymentRow[];
  await severalAtOnce(rows, async (row) => {
    const now = ctx.clock.now();
    const next = nextPaymentQuery({ asked: row.queries, now, expiresAt: row.expires_at });
    if (!(await claim(ctx, 'payments', row, next))) return;
    await attempt(ctx, row.id, () => (now >= row.expires_at ? closePayment(ctx, parts, row.id) : settleByQuery(ctx, parts, row.id)));
  });
  return rows.length;
}

async function askRefunds(ctx: Context, parts: readonly PayablePart[]): Promise<number> {
  const rows = (await due(ctx, 'payment_refunds').orderBy(['next_query_at', 'id']).limit(batch)) as PaymentRefundRow[];
  await severalAtOnce(rows, async (row) => {
    const next = nextRefundQuery({ asked: row.queries + 1, now: ctx.clock.now() });
    if (await claim(ctx, 'payment_refunds', row, next)) await attempt(ctx, row.id, () => queryRefund(ctx, parts, row.id));
  });
  return rows.length;
}

/** True for one of those who found it due at the same time. */
async function claim(
  ctx: Context,
  table: DueTable,
  row: Pick<PaymentRow, 'id' | 'next_query_at' | 'queries'>,
  next: number,
): Promise<boolean> {
  const { id, next_query_at, queries } = row;
  const change = { next_query_at: next, queries: queries + 1 };
  // A statement alone can meet a deadlock too: who settles this row comes to the index from the other side.
  const claimed = await inTransaction(ctx, (ctx) => ctx.db(table).where({ id, next_query_at, queries }).update(change));
  return claimed === 1;
}

/** One that WeChat can not tell about now comes up again by its next date, and holds up nobody. */
async function attempt(ctx: Context, id: string, ask: () => Promise<unknown>): Promise<void> {
  try {
    await ask();
  } catch (error) {
    const expected = error instanceof AppError;
    ctx.log[expected ? 'warn' : 'error']({ err: error, id }, 'WeChat Pay could not be asked; it will be again');
  }
}

async function severalAtOnce<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items];
  const worker = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await run(item);
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, waiting.length) }, worker));
}
