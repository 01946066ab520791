import type { Context } from '../../../kernel/context.ts';
import { insertOrRetry } from '../../../kernel/transaction.ts';

export interface ListRunRow {
  seller_id: string;
  month: string;
  state: 'running' | 'done' | 'failed';
  started_at: number;
  finished_at: number | null;
  problem: string;
}

/** A run that has not ended for this long was killed. */
const stuckMs = 10 * 60_000;

/** True for one: whoever else comes meanwhile leaves it alone. In the caller's transaction. */
export async function beginRun(ctx: Context, sellerId: string, month: string): Promise<boolean> {
  const now = ctx.clock.now();
  const change = { state: 'running' as const, started_at: now, finished_at: null, problem: '' };
  const mine = { seller_id: sellerId, month };
  const begun = await ctx
    .db<ListRunRow>('invoice_list_runs')
    .where(mine)
    .where((query) => void query.whereNot({ state: 'running' }).orWhere('started_at', '<', now - stuckMs))
    .update(change);
  if (begun === 1) return true;
  if (await ctx.db('invoice_list_runs').where(mine).first('month')) return false;
  await insertOrRetry(ctx, 'another comparison began', () => ctx.db('invoice_list_runs').insert({ ...mine, ...change }));
  return true;
}

export async function endRun(ctx: Context, sellerId: string, month: string, problem = ''): Promise<void> {
  const change = { state: problem === '' ? ('done' as const) : ('failed' as const), finished_at: ctx.clock.now(), problem };
  await ctx.db<ListRunRow>('invoice_list_runs').where({ seller_id: sellerId, month, state: 'running' }).update(change);
}
