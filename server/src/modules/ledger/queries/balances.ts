import type { Context } from '../../../kernel/context.ts';
import { accountsOf } from './accounts-of.ts';

/** What a member can use now. Growth is all there ever was and was not taken back; what counts for the level is `growthLots`. */
export interface Balances {
  points: number;
  growth: number;
  principalFen: number;
  bonusFen: number;
}

const fieldOf = { points: 'points', growth: 'growth', principal: 'principalFen', bonus: 'bonusFen' } as const;

/** What is past its day does not count, whether the daily job has closed it or not. */
export async function balancesOf(ctx: Context, customerId: string): Promise<Balances> {
  const balances: Balances = { points: 0, growth: 0, principalFen: 0, bonusFen: 0 };
  const accounts = await accountsOf(ctx, customerId);
  if (accounts.length === 0) return balances;
  for (const account of accounts) balances[fieldOf[account.kind]] += account.balance;
  const due = await ctx
    .db('ledger_lots')
    .whereIn(
      'account_id',
      accounts.map((account) => account.id),
    )
    .where({ is_open: 1 })
    .where('expires_at', '<=', ctx.clock.now())
    .select<{ kind: keyof typeof fieldOf; remaining: number }[]>('kind', 'remaining');
  for (const lot of due) balances[fieldOf[lot.kind]] -= lot.remaining;
  return balances;
}
