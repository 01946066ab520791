import type { LedgerKind } from '@lianke/shared';
import type { Context } from '../../../kernel/context.ts';
import { accountsOf } from './accounts-of.ts';

/** Growth by when it was earned, later than `since` (ms) and not taken back; oldest first. What a level is computed from. */
export async function growthLots(ctx: Context, customerId: string, since: number): Promise<{ earnedAt: number; amount: number }[]> {
  const rows = await ctx
    .db('ledger_lots')
    .whereIn('account_id', await idsOf(ctx, customerId, 'growth'))
    .where({ is_open: 1 })
    .where('earned_at', '>', since)
    .orderBy(['earned_at', 'id'])
    .select<{ earned_at: number; remaining: number }[]>('earned_at', 'remaining');
  return rows.map((row) => ({ earnedAt: row.earned_at, amount: row.remaining }));
}

/** What expires until then (ms), day by day, soonest first; at most fifty days. */
export async function expiringLots(
  ctx: Context,
  customerId: string,
  kind: LedgerKind,
  until: number,
): Promise<{ amount: number; expiresAt: number }[]> {
  const rows = await ctx
    .db('ledger_lots')
    .whereIn('account_id', await idsOf(ctx, customerId, kind))
    .where({ is_open: 1 })
    .whereBetween('expires_at', [ctx.clock.now() + 1, until])
    .groupBy('expires_at')
    .orderBy('expires_at')
    .limit(50)
    .select<{ expires_at: number; amount: number | string }[]>('expires_at', ctx.db.raw('sum(remaining) as amount'));
  return rows.map((row) => ({ amount: Number(row.amount), expiresAt: row.expires_at }));
}

const idsOf = async (ctx: Context, customerId: string, kind: LedgerKind): Promise<string[]> =>
  (await accountsOf(ctx, customerId)).filter((account) => account.kind === kind).map((account) => account.id);
