import { z } from 'zod';
import type { Context } from '../../../kernel/context.ts';
import { defineJob } from '../../../kernel/jobs/define-job.ts';
import { inTransaction } from '../../../kernel/transaction.ts';
import { closeLots, findDueLots } from '../posting/close-lots.ts';
import { lockOwners } from '../posting/locked-accounts.ts';

const accountsAtOnce = 50;

/** Closes what is past its day, fifty accounts per transaction. What was done is done: killed and run again, it goes on with the rest. */
export const expireLots = defineJob({
  name: 'ledger.expire-lots',
  lane: 'bulk',
  payload: z.object({}),
  run: async (ctx) => {
    while (await expireSome(ctx));
  },
});

async function expireSome(ctx: Context): Promise<boolean> {
  const due = await ctx
    .db('ledger_lots')
    .where({ is_open: 1 })
    .where('expires_at', '<=', ctx.clock.now())
    .orderBy(['expires_at', 'id'])
    .limit(10 * accountsAtOnce)
    .pluck<string[]>('account_id');
  const accountIds = [...new Set(due)].slice(0, accountsAtOnce);
  if (accountIds.length === 0) return false;
  await inTransaction(ctx, async (ctx) => {
    const accounts = await lockOwners(ctx, accountIds);
    const lots = await findDueLots(ctx, accountIds);
    if (lots.length > 0) await closeLots(ctx, accounts, lots, 'expired');
  });
  return true;
}
