import type { Context } from '../../../kernel/context.ts';
import { insertOrRetry, inTransaction } from '../../../kernel/transaction.ts';
import type { BillRunRow } from '../tables.ts';

/** A run that has not moved for this long was killed. */
const stuckMs = 10 * 60_000;
const nothing = {
  ...{ paid_count: 0, paid_fen: 0, refunded_count: 0, refunded_fen: 0 },
  ...{ ours_paid_count: 0, ours_paid_fen: 0, ours_refunded_count: 0, ours_refunded_fen: 0 },
};

export const findRun = (ctx: Context, day: string): Promise<BillRunRow | undefined> =>
  ctx.db<BillRunRow>('bill_runs').where({ bill_on: day }).first();

/** True for one: whoever else comes meanwhile leaves the day alone. */
export const beginRun = (ctx: Context, day: string): Promise<boolean> =>
  inTransaction(ctx, async (ctx) => {
    const now = ctx.clock.now();
    const change = { status: 'running' as const, started_at: now, problem: null };
    const begun = await ctx
      .db<BillRunRow>('bill_runs')
      .where({ bill_on: day })
      .where((query) => void query.whereNot({ status: 'running' }).orWhere('started_at', '<', now - stuckMs))
      .update(change);
    if (begun === 1) return true;
    if (await findRun(ctx, day)) return false;
    const row: BillRunRow = { bill_on: day, ...nothing, ...change, fetched_at: null };
    await insertOrRetry(ctx, 'another run of this day began', () => ctx.db('bill_runs').insert(row));
    return true;
  });

/** In the caller's transaction, for every piece of a long bill: says that the run is alive. Throws when another has taken its place. */
export async function keepRun(ctx: Context, day: string): Promise<void> {
  const kept = await ctx.db<BillRunRow>('bill_runs').where({ bill_on: day, status: 'running' }).update({ started_at: ctx.clock.now() });
  if (kept === 0) throw new Error(`the bill of ${day} is being fetched elsewhere`);
}

export async function endRun(ctx: Context, day: string, change: Partial<BillRunRow> & Pick<BillRunRow, 'status'>): Promise<void> {
  await ctx.db<BillRunRow>('bill_runs').where({ bill_on: day, status: 'running' }).update(change);
}
